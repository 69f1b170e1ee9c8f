import type { PersonId } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import { answerNow } from './promise'
import type { Side, Thread } from './thread'

/** What a customer asked, and who answers it by when, had nobody been waiting before (`deputyId` null: the own advisor). */
export type Question = { at: number; promisedBy: number | null; deputyId: PersonId | null }

/** What can happen to a thread. Times in epoch ms. */
export type ThreadEvent =
  | ({ type: 'customer_wrote' } & Question)
  /** `unseen`: the first that the customer wrote and whoever answers had not seen; null: they had seen all of it. */
  | { type: 'staff_wrote'; at: number; unseen: Question | null }
  /** Staff wrote down what the customer has told them: whoever noted it knows it, and nobody waits for more than before. */
  | { type: 'noted'; at: number }
  | { type: 'close'; by: Side; at: number }
  | { type: 'hand_over'; to: PersonId }
  | { type: 'hand_back' }
  /** Whoever answers is away; `left`: for good. `to` (null: the own advisor) is who answers now. */
  | { type: 'reassign'; to: PersonId | null; left: boolean }

export type ThreadReason = 'still_waiting' | 'already_closed' | 'already_theirs' | 'not_handed_over'

/**
 * The only place that knows what may become of a thread. Whoever writes opens it again. A customer who writes twice
 * waits since the first time: the promise is not put off, and the thread stays with whom it is. An answer answers what
 * was seen: a question that crossed it waits on. Staff do not close a thread in which somebody waits for them
 * (`still_waiting`); the customer may. A promise outlives a handing over. What the calendar gave to a deputy goes home with
 * the next question, and to somebody else when they are away; what a person gave stays until it is given back, or they
 * have left.
 */
export function transition(thread: Thread, event: ThreadEvent): Result<Thread, ThreadReason> {
  const { standing, deputyId } = thread
  switch (event.type) {
    case 'customer_wrote':
      return ok(standing.state === 'open' ? written(thread, event.at) : asked(thread, event))
    case 'staff_wrote':
      return ok(written(answered(thread, event), event.at))
    case 'noted':
      if (standing.state === 'open') return ok(written(thread, event.at))
      return ok(written({ ...thread, standing: { state: 'answered', answeredAt: event.at } }, event.at))
    case 'close':
      if (standing.state === 'closed') return no('already_closed')
      if (standing.state === 'open' && event.by === 'staff') return no('still_waiting')
      return ok({ ...thread, standing: { state: 'closed', closedAt: event.at } })
    case 'hand_over':
      if (standing.state === 'closed') return no('already_closed')
      if (thread.byHand && deputyId === event.to) return no('already_theirs')
      return ok({ ...thread, deputyId: event.to, byHand: true })
    case 'hand_back':
      return deputyId === null ? no('not_handed_over') : ok({ ...thread, deputyId: null, byHand: false })
    case 'reassign': {
      const stays = standing.state !== 'open' || (thread.byHand && !event.left)
      if (stays || deputyId === event.to) return no('already_theirs')
      return ok({ ...thread, deputyId: event.to, byHand: false })
    }
  }
}

/** Two who write at once have their moments from different clocks: the latest counts. */
function written(thread: Thread, at: number): Thread {
  return { ...thread, lastAt: Math.max(thread.lastAt, at) }
}

function asked(thread: Thread, { at, promisedBy, deputyId }: Question): Thread {
  const open = { state: 'open', waitingSince: at, promisedBy } as const
  return written({ ...thread, standing: open, deputyId: thread.byHand ? thread.deputyId : deputyId }, at)
}

/** An answer to nothing that waits, because all of it has come unseen, leaves the waiting as it is. */
function answered(thread: Thread, { at, unseen }: { at: number; unseen: Question | null }): Thread {
  const { standing } = thread
  if (standing.state !== 'open' || unseen === null)
    return { ...thread, standing: { state: 'answered', answeredAt: at } }
  return answerNow(standing, at, unseen.at) ? asked(thread, unseen) : thread
}
