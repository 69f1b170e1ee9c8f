import { type Meeting, roomOf } from '@/lib/meeting/meeting'
import { lingers } from '@/lib/meeting/reconcile'
import { ok } from '@/lib/result'
import { closeRoom, LivekitAway } from './livekit'
import { log } from './log'

/**
 * The meeting is over: its room goes too. The reconciler closes it later when nobody answered, or when LiveKit is away,
 * which does not undo the end.
 */
export async function closeMeetingRoom(meeting: Meeting) {
  if (lingers(meeting, Date.now())) return ok({ state: meeting.state })
  try {
    await closeRoom(roomOf(meeting))
  } catch (error) {
    if (!(error instanceof LivekitAway)) throw error
    log().warn({ err: error, meetingId: meeting.id }, 'room left for the reconciler')
  }
  return ok({ state: meeting.state })
}
