import { type Meeting, roomOf } from '@/lib/meeting/meeting'
import { ok } from '@/lib/result'
import { closeRoom, LivekitAway } from './livekit'
import { log } from './log'

/** The meeting is over: its room goes too. LiveKit being away does not undo the end; the reconciler closes it later. */
export async function closeMeetingRoom(meeting: Meeting) {
  try {
    await closeRoom(roomOf(meeting))
  } catch (error) {
    if (!(error instanceof LivekitAway)) throw error
    log().warn({ err: error, meetingId: meeting.id }, 'room left for the reconciler')
  }
  return ok({ state: meeting.state })
}
