import type { WebhookEvent } from 'livekit-server-sdk'
import { rememberEvent } from '@/db/livekit-event'
import { announceMeetingChange, updateMeeting } from '@/db/meeting'
import { system } from '@/lib/access/actor'
import { meetingOfRoom } from '@/lib/meeting/meeting'
import { transition } from '@/lib/meeting/transition'
import { no } from '@/lib/result'
import { livekitConfigured, readWebhook } from './livekit'

/** An event older than this is a replay. Seconds. */
const maxAgeSeconds = 300

/** HTTP status for one delivery. 401 not ours, 200 done (or nothing to do), 400 and 415 not understood. */
export async function receiveWebhook(
  body: string,
  authorization: string | null,
  type: string | null,
): Promise<number> {
  const now = new Date()
  if (!livekitConfigured() || !authorization) return 401
  let event: WebhookEvent
  try {
    event = await readWebhook(body, authorization)
  } catch {
    return 401
  }
  if (!/^application\/(webhook\+)?json\b/.test(type ?? '')) return 415
  if (!event.id || !event.event) return 400
  if (Math.abs(now.getTime() / 1000 - Number(event.createdAt)) > maxAgeSeconds) return 200
  if (await rememberEvent(event.id, now)) await apply(event, now)
  return 200
}

/** What each event means for the meeting; other events mean nothing. */
async function apply(event: WebhookEvent, now: Date): Promise<void> {
  const room = meetingOfRoom(event.room?.name ?? '')
  if (!room) return
  switch (event.event) {
    case 'room_finished':
      // an older room of a meeting that has moved on says nothing about it
      await updateMeeting(room.id, system, (meeting) => {
        if (meeting.epoch !== room.epoch || meeting.state !== 'live') return no('already_ended')
        return transition(meeting, { type: 'left_empty', at: now.getTime() })
      })
      return
    case 'participant_joined':
    case 'participant_left':
      await announceMeetingChange(room.id)
      return
    default:
  }
}
