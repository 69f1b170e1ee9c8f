import { updateMeeting } from '@/db/meeting'
import { system } from '@/lib/access/actor'
import { transition } from '@/lib/meeting/transition'
import { closeMeetingRoom } from './meeting-room'

/** Nobody answered, or nobody let in: the call is missed. Too early or already answered is fine. */
export async function giveUp({ meetingId }: { meetingId: string }): Promise<void> {
  const at = Date.now()
  const moved = await updateMeeting(meetingId, system, (meeting) =>
    transition(meeting, { type: 'give_up', at }),
  )
  if (moved.ok) await closeMeetingRoom(moved.value)
}
