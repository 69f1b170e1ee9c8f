import { useStream } from '@/components/presence/stream-provider'
import type { MeetingView } from '@/lib/presence/stream-state'

/** When it may be asked again to look along, after **Not now**: the server's word, by this computer's clock. */
export function useAskAgainAt(call: MeetingView | null): number | null {
  const { serverNow } = useStream()
  const at = call?.askAgainAt ?? null
  return at === null ? null : at - serverNow() + Date.now()
}
