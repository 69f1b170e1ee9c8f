import type { PersonId } from '@/lib/access/actor'
import { type Calendar, freeSlots, type SlotRule } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { mergeIntervals } from '@/lib/booking/interval-algebra'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import { coverAbsence, type ToCover } from '@/lib/calendar/cover-absence'
import { missingThrough, unfitIntervals } from '@/lib/skill/fits'
import type { Need, Skilled } from '@/lib/skill/skill'

const DAY = 86_400_000
/** How far ahead, and how many other times of each person, are proposed. */
const AHEAD = 28 * DAY
const TIMES_EACH = 3

/** Where a meeting could go: the same time with somebody else, or another time. */
export type Proposal = { advisorId: PersonId; name: string; startsAt: number }

/** A meeting that lies in an absence. `proposed` is the deputy who is free; `others` everything else there is. */
export type PlanItem = { booking: BookingCard; proposed: Proposal | null; others: Proposal[] }

export type Candidate = Skilled & { id: PersonId; name: string; calendar: Calendar }
/** `need`: what whoever takes the meeting must have. */
export type BookingToPlan = { booking: BookingCard; rule: SlotRule; need: Need }

function toCover({ booking, rule, need }: BookingToPlan, deputies: readonly Candidate[]): ToCover {
  const meeting = { from: booking.startsAt, to: booking.endsAt }
  const block = { from: meeting.from - rule.before, to: meeting.to + rule.after }
  const unable = deputies.filter((deputy) => missingThrough(deputy, need, meeting) !== null)
  return { id: booking.id, meeting, block, unable: unable.map(({ id }) => id) }
}

function nextTimes(
  { id, name, calendar, held }: Candidate,
  { booking, rule, need }: BookingToPlan,
  now: number,
): Proposal[] {
  const from = Math.max(booking.startsAt, now) + 1
  const window = { from, to: from + AHEAD }
  const unfit = unfitIntervals({ held }, need, { from, to: window.to + rule.duration })
  const away = unfit.length === 0 ? calendar.away : mergeIntervals([...calendar.away, ...unfit])
  const times = freeSlots({ ...calendar, away }, rule, window)
  return times.slice(0, TIMES_EACH).map((startsAt) => ({ advisorId: id, name, startsAt }))
}

/**
 * What can become of the meetings in an absence: who of the deputies takes which, and for each the other ways (other
 * deputies who are free, next free times of everybody, the absent advisor after the absence included). Nobody is proposed
 * for what they may not take then.
 */
export function planAbsence(
  bookings: readonly BookingToPlan[],
  absent: Candidate,
  deputies: readonly Candidate[],
  absence: Interval,
  now: number,
): PlanItem[] {
  const covers = coverAbsence(
    bookings.map((one) => toCover(one, deputies)),
    deputies,
  )
  const away = mergeIntervals([...absent.calendar.away, absence])
  const everybody = [{ ...absent, calendar: { ...absent.calendar, away } }, ...deputies]
  return bookings.map((one, index) => {
    const { startsAt } = one.booking
    const cover = covers[index]
    const able = deputies.filter((deputy) => cover?.free.includes(deputy.id))
    const same = able.map(({ id, name }) => ({ advisorId: id, name, startsAt }))
    const proposed = same.find((way) => way.advisorId === cover?.deputyId) ?? null
    const later = everybody.flatMap((person) => nextTimes(person, one, now))
    later.sort((a, b) => a.startsAt - b.startsAt)
    return { booking: one.booking, proposed, others: [...same.filter((way) => way !== proposed), ...later] }
  })
}
