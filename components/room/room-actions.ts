import type { MeetingState } from '@/lib/meeting/meeting'
import type { Ticket } from '@/lib/meeting/ticket'
import type { Result } from '@/lib/result'

/** A server action as a component sees it. */
export type Ask<I, T> = (input: I) => Promise<Result<T>>
export type Ended = { state: MeetingState }

/** What both sides do in a call. The server's actions, handed in by the layouts. */
export type RoomActions = {
  hangUp: Ask<{ id: string }, Ended>
  rejoinMeeting: Ask<{ id: string; device: string; move?: boolean }, Ticket>
}
