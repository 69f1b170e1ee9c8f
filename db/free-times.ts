import type { Actor, PersonId } from '@/lib/access/actor'
import { bookingWindow, calendarRange } from '@/lib/booking/booking-window'
import { type CustomerCalendar, freeSlots, withOwn } from '@/lib/booking/free-slots'
import type { FreeTimes } from '@/lib/booking/free-times'
import type { Interval } from '@/lib/booking/interval'
import { type MeetingType, slotRule } from '@/lib/booking/meeting-type'
import type { TimesWish } from '@/lib/booking/order'
import { whyNoTime } from '@/lib/booking/why-no-time'
import { no, ok, type Result } from '@/lib/result'
import { findBooking } from './booking'
import { findBookableParties, findPartiesOfMove } from './booking-parties'
import { findCalendar } from './calendar'
import { findMeetingType, listMeetingTypes } from './meeting-type'
import { findFit } from './skill-fit'

/**
 * When these two can meet about that, from the type's notice to its horizon. `not_found` for people or types that do
 * not exist for this actor, `advisor_left` when the advisor no longer works here.
 */
export async function listFreeTimes(
  actor: Actor,
  wish: TimesWish,
  now: Date,
): Promise<Result<FreeTimes, 'not_found' | 'advisor_left'>> {
  const moved = wish.bookingId ? await findBooking(actor, wish.bookingId) : undefined
  if (wish.bookingId && !moved) return no('not_found')
  const parties = moved
    ? await findPartiesOfMove(actor, moved, wish.advisorId)
    : await findBookableParties(actor, wish, { lock: false })
  const type = await findMeetingType(moved?.typeId ?? wish.typeId, { activeOnly: !moved })
  if (!parties || !type) return no('not_found')
  const { customer, advisor } = parties
  if (advisor.left) return no('advisor_left')
  const window = bookingWindow(type, now.getTime(), actor.role)
  const range = calendarRange(window)
  const wanted = { advisorId: advisor.id, customerId: customer.id, typeId: type.id }
  const found = await findCalendar({ ...wanted, range, now, except: moved?.id })
  const calendar = withOwn(found)
  const stays = moved?.advisorId === advisor.id ? moved.startsAt : undefined
  const times = freeSlots(calendar, slotRule(type), window).filter((at) => at !== stays)
  const why = times.length > 0 ? null : (whyNot(found, type, window) ?? 'fully_booked')
  // only when there are times at which they may not is there anything to tell
  const fit = found.unfit.length === 0 ? null : await findFit(wanted, now, { until: window.to })
  return ok({ advisor: { id: advisor.id, name: advisor.name, zone: advisor.zone }, times, why, fit })
}

function whyNot({ unfit, ...found }: CustomerCalendar, type: MeetingType, window: Interval) {
  return whyNoTime(withOwn({ ...found, unfit: [] }), slotRule(type), window, unfit)
}

/**
 * The first time at which anybody could book this advisor, about the first of the bank's topics; null when there is none
 * within its horizon. A time says nothing about a customer, so everybody may know it.
 */
export async function findNextFree(advisorId: PersonId, now: Date): Promise<number | null> {
  const [type] = await listMeetingTypes('en')
  if (!type) return null
  const window = bookingWindow(type, now.getTime(), 'customer')
  const question = { advisorId, typeId: type.id, range: calendarRange(window), now }
  const calendar = withOwn(await findCalendar(question))
  return freeSlots(calendar, slotRule(type), window)[0] ?? null
}
