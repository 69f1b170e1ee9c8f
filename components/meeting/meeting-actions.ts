import type { Ask, Ended, RoomActions } from '@/components/room/room-actions'
import type { Brief } from '@/lib/contact/customer-card'
import type { Ticket } from '@/lib/meeting/ticket'

/** What a customer does, besides. */
export type CustomerActions = RoomActions & {
  prepareCall: Ask<{ advisorId: string }, { until: number }>
  releaseCall: Ask<{ advisorId: string }, unknown>
  startCall: Ask<{ advisorId: string; device: string; threadId?: string }, Ticket>
  cancelCall: Ask<{ id: string }, Ended>
  askToCallMe: Ask<{ advisorId: string; about: string }, unknown>
}

/** What an advisor does, besides. */
export type AdvisorActions = RoomActions & {
  acceptCall: Ask<{ id: string; device: string }, Ticket>
  declineCall: Ask<{ id: string }, Ended>
  letIn: Ask<{ id: string; device: string }, Ticket>
  readBrief: Ask<{ meetingId: string }, Brief>
}
