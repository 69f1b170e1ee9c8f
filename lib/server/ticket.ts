import { updateMeeting } from '@/db/meeting'
import { takeSeat } from '@/db/seat'
import type { Actor } from '@/lib/access/actor'
import { type Grants, grantsFor } from '@/lib/meeting/grants'
import { isOpen, type Meeting, roomOf } from '@/lib/meeting/meeting'
import type { Ticket } from '@/lib/meeting/ticket'
import { transition } from '@/lib/meeting/transition'
import { no, ok, type Result } from '@/lib/result'
import { ensureRoom, LivekitAway, livekitPublicUrl, mintToken } from './livekit'
import { log } from './log'
import { closeMeetingRoom } from './meeting-room'

export type TicketRefusal = 'not_found' | 'already_ended' | 'not_yet' | 'seat_taken' | 'video_unavailable'

/**
 * The way into a meeting's room for one of its two people: seat, room, fresh token. Also after LiveKit has
 * forgotten the room. Identity comes from the session, never from the request. A seat that was moved from another
 * device moves the meeting on to another room.
 */
export async function issueTicket(
  actor: Actor,
  meeting: Meeting,
  device: string,
  move: boolean,
  now: Date,
): Promise<Result<Ticket, TicketRefusal>> {
  const isCustomer = actor.id === meeting.customerId
  if (!isCustomer && actor.id !== meeting.advisorId) return no('not_found')
  if (!isOpen(meeting)) return no('already_ended')
  const grants = grantsFor(actor.role, meeting.state)
  if (!grants) return no('not_yet')
  const seat = await takeSeat(actor, meeting, device, move, now)
  if (!seat.ok) return seat
  if (!seat.value.movedOut) return mintTicket(actor, meeting, grants)
  // LiveKit renews the tokens of whoever is in a room, so the device that had the seat could come back to this one
  const moved = await updateMeeting(meeting.id, actor, (m) =>
    transition(m, { type: 'move_on', by: actor.id }),
  )
  if (!moved.ok) return no('already_ended')
  const ticket = await mintTicket(actor, moved.value, grants)
  await closeMeetingRoom(meeting)
  return ticket
}

async function mintTicket(
  actor: Actor,
  meeting: Meeting,
  grants: Grants,
): Promise<Result<Ticket, 'video_unavailable'>> {
  const room = roomOf(meeting)
  try {
    await ensureRoom(room)
    const token = await mintToken(room, actor.id, actor.name, grants)
    const peer = actor.id === meeting.customerId ? meeting.advisorId : meeting.customerId
    return ok({
      meetingId: meeting.id,
      epoch: meeting.epoch,
      url: livekitPublicUrl(),
      token,
      self: actor.id,
      peer,
    })
  } catch (error) {
    if (!(error instanceof LivekitAway)) throw error
    log().warn({ err: error, meetingId: meeting.id }, 'no ticket: LiveKit is away')
    return no('video_unavailable')
  }
}
