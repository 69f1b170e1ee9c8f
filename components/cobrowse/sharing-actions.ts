import type { Result } from '@/lib/result'

/** What looking along needs of the server; the layout hands in the actions of `app/actions/cobrowse.ts`. */
export type SharingActions = {
  allowSharing(input: { meetingId: string }): Promise<Result<{ id: string }>>
  refuseSharing(input: { meetingId: string }): Promise<Result<unknown>>
  stopSharing(input: { meetingId: string }): Promise<Result<unknown>>
}
