import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { updateMeeting } from '@/db/meeting'
import { system } from '@/lib/access/actor'
import { transition } from '@/lib/meeting/transition'
import { closeMeetingRoom } from './meeting-room'

/** Nobody answered, or nobody let in: the call is missed. Too early or already answered is fine. */
export async function giveUpMeeting(meetingId: string): Promise<void> {
  const at = Date.now()
  const moved = await updateMeeting(meetingId, system, (meeting) =>
    transition(meeting, { type: 'give_up', at }),
  )
  if (moved.ok) await closeMeetingRoom(moved.value)
}

const payloadSchema = z.object({ meetingId: z.uuid() })

/** The job `give-up`, due when a ringing or waiting meeting's time is over. */
export const giveUp: Task = (payload) => giveUpMeeting(payloadSchema.parse(payload).meetingId)
