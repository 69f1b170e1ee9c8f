import type { PersonId } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import type { Side, Standing, Thread } from './thread'

/** What can happen to a thread. Times in epoch ms. */
export type ThreadEvent =
  /** `promisedBy` and `deputyId` (null: the own advisor) are who answers it by when, had nobody been waiting before. */
  | { type: 'customer_wrote'; at: number; promisedBy: number | null; deputyId: PersonId | null }
  | { type: 'staff_wrote'; at: number }
  | { type: 'close'; by: Side; at: number }
  | { type: 'hand_over'; to: PersonId }
  | { type: 'hand_back' }

export type ThreadReason = 'still_waiting' | 'already_closed' | 'already_theirs' | 'not_handed_over'

/**
 * The only place that knows what may become of a thread. Whoever writes opens it again. A customer who writes twice
 * waits since the first time: the promise is not put off, and the thread stays with whom it is. Staff do not close
 * a thread in which somebody waits for them (`still_waiting`); the customer may. A promise outlives a handing over. What the
 * calendar gave to a deputy goes home with the next question; what a person gave stays until it is given back.
 */
export function transition(thread: Thread, event: ThreadEvent): Result<Thread, ThreadReason> {
  const { standing, deputyId } = thread
  switch (event.type) {
    case 'customer_wrote': {
      if (standing.state === 'open') return ok({ ...thread, lastAt: event.at })
      const open = { state: 'open', waitingSince: event.at, promisedBy: event.promisedBy } as const
      const answerer = thread.byHand ? deputyId : event.deputyId
      return ok({ ...thread, standing: open, deputyId: answerer, lastAt: event.at })
    }
    case 'staff_wrote':
      return ok({ ...thread, standing: { state: 'answered', answeredAt: event.at }, lastAt: event.at })
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
  }
}

/** Whose turn it is: whoever did not write last, as long as the thread is open to them. */
export function whoseTurn({ state }: Standing): Side | null {
  switch (state) {
    case 'open':
      return 'staff'
    case 'answered':
      return 'customer'
    case 'closed':
      return null
  }
}
