import { StandingSentence } from '@/components/message/standing-words'
import type { Side, ThreadView } from '@/lib/message/thread'

type ThreadHeadProps = { view: ThreadView; side: Side; now: number }

/** Where a thread stands. Nothing else of it is sent to the browser once more. */
export function ThreadHead({ view: { thread, customerName, answererName }, side, now }: ThreadHeadProps) {
  return <StandingSentence standing={thread.standing} {...{ customerName, answererName, side, now }} />
}
