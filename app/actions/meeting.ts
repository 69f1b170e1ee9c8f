'use server'

import { z } from 'zod'
import { openBookedMeeting } from '@/db/booked-meeting'
import { keepAdvisor, releaseAdvisor, ring } from '@/db/call'
import { findMeeting, updateMeeting } from '@/db/meeting'
import type { Actor } from '@/lib/access/actor'
import { transition } from '@/lib/meeting/transition'
import { no, ok } from '@/lib/result'
import { action } from '@/lib/server/action'
import { livekitUp } from '@/lib/server/livekit'
import { closeMeetingRoom } from '@/lib/server/meeting-room'
import { issueTicket } from '@/lib/server/ticket'

const id = z.uuid()
const device = z.string().regex(/^[\w-]{8,64}$/)
const advisorInput = z.strictObject({ advisorId: id })
const meetingInput = z.strictObject({ id })
const seatInput = z.strictObject({ id, device })

/** Keeps the advisor while the customer is in the device check. */
export const prepareCall = action(['customer'], advisorInput, async ({ advisorId }, actor, now) => {
  if (!(await livekitUp(now.getTime()))) return no('video_unavailable')
  return keepAdvisor(actor, advisorId, now)
})

/** The device check was left without calling. */
export const releaseCall = action(['customer'], advisorInput, async ({ advisorId }, actor, now) => {
  await releaseAdvisor(actor, advisorId, now)
  return ok(true)
})

/** Rings the advisor, perhaps about a thread; the customer's room opens while it rings. */
export const startCall = action(
  ['customer'],
  z.strictObject({ advisorId: id, device, threadId: id.optional() }),
  async (input, actor, now) => {
    if (!(await livekitUp(now.getTime()))) return no('video_unavailable')
    const rung = await ring(actor, input.advisorId, now, input.threadId)
    return rung.ok ? issueTicket(actor, rung.value, input.device, true, now) : rung
  },
)

/** What ends a meeting: the state first, then the room that follows from it. */
const ends =
  (type: 'cancel' | 'decline' | 'hang_up') => async (input: { id: string }, actor: Actor, now: Date) => {
    const event = { type, by: actor.id, at: now.getTime() } as const
    const moved = await updateMeeting(input.id, actor, (meeting) => transition(meeting, event))
    return moved.ok ? closeMeetingRoom(moved.value) : moved
  }

/** What makes it live: the advisor's ticket comes with the answer. */
const begins =
  (type: 'accept' | 'let_in') => async (input: { id: string; device: string }, actor: Actor, now: Date) => {
    const event = { type, by: actor.id, session: actor.sessionId, at: now.getTime() } as const
    const moved = await updateMeeting(input.id, actor, (meeting) => transition(meeting, event))
    return moved.ok ? issueTicket(actor, moved.value, input.device, true, now) : moved
  }

/** Stops ringing, or leaves the waiting room. Also from under the lock: waiting takes longer than a lock. */
export const cancelCall = action(['customer'], meetingInput, ends('cancel'), { whileLocked: true })

/** Answers. */
export const acceptCall = action(['advisor'], seatInput, begins('accept'))

/** Not now: the customer is told, and sees the next steps. */
export const declineCall = action(['advisor'], meetingInput, ends('decline'))

/** Lets a booked customer in from the waiting room. */
export const letIn = action(['advisor'], seatInput, begins('let_in'))

/** Ends the call for both. Also from under the lock: the call is the person's own. */
export const hangUp = action(['customer', 'advisor'], meetingInput, ends('hang_up'), { whileLocked: true })

/** Back into one's own meeting: after a reload, a lost connection, a restart of LiveKit, or on another device. */
export const rejoinMeeting = action(
  ['customer', 'advisor'],
  seatInput.extend({ move: z.boolean().default(false) }),
  async (input, actor, now) => {
    const meeting = await findMeeting(actor, input.id)
    return meeting ? issueTicket(actor, meeting, input.device, input.move, now) : no('not_found')
  },
  { whileLocked: true },
)

/** Opens a video booking's meeting from ten minutes before. */
export const joinBookedMeeting = action(
  ['customer', 'advisor'],
  z.strictObject({ bookingId: id }),
  async ({ bookingId }, actor, now) => {
    const opened = await openBookedMeeting(actor, bookingId, now)
    return opened.ok ? ok({ meetingId: opened.value.id }) : opened
  },
)
