import type { MeetingState } from '@/lib/meeting/meeting'
import type { Ticket } from '@/lib/meeting/ticket'
import type { Result } from '@/lib/result'

type Ask<I, T> = (input: I) => Promise<Result<T>>
type Ended = { state: MeetingState }

/** What both sides do in a call. The server's actions, handed in by the layouts. */
export type RoomActions = {
  hangUp: Ask<{ id: string }, Ended>
  rejoinMeeting: Ask<{ id: string; device: string; move?: boolean }, Ticket>
}

export type CustomerActions = RoomActions & {
  prepareCall: Ask<{ advisorId: string }, { until: number }>
  releaseCall: Ask<{ advisorId: string }, unknown>
  startCall: Ask<{ advisorId: string; device: string }, Ticket>
  cancelCall: Ask<{ id: string }, Ended>
  askToCallMe: Ask<{ advisorId: string; about: string }, unknown>
}

export type AdvisorActions = RoomActions & {
  acceptCall: Ask<{ id: string; device: string }, Ticket>
  declineCall: Ask<{ id: string }, Ended>
  letIn: Ask<{ id: string; device: string }, Ticket>
}
