import type { Actor, PersonId } from '@/lib/access/actor'
import { mayEditCalendar } from '@/lib/access/policy'
import { calendarRange } from '@/lib/booking/booking-window'
import type { Interval } from '@/lib/booking/interval'
import { slotRule } from '@/lib/booking/meeting-type'
import { type AbsenceReason, absenceSpan } from '@/lib/calendar/absence'
import { type Candidate, type PlanItem, planAbsence } from '@/lib/calendar/absence-plan'
import type { AbsenceChoice, AbsenceOrder, AbsenceWish } from '@/lib/calendar/orders'
import { toCard } from '@/lib/calendar/to-card'
import { no, ok, type Result } from '@/lib/result'
import { type FoundBooking, listBookingsDuring } from './booking'
import { cancelBooking } from './booking-cancel'
import { moveBooking } from './booking-move'
import { findCalendar } from './calendar'
import { findMeetingType } from './meeting-type'
import { type Advisor, findAdvisor, listDeputies } from './person'
import { findNeed, listHeld } from './skill'
import { addTimeOff } from './time-off'

const LOOK_AHEAD = 60 * 86_400_000
/** As many meetings as one plan holds; who is away for longer is covered in parts. */
const MOST_MEETINGS = 60

export type AbsenceRefusal = AbsenceReason | 'not_found'

/** What became of it: `reason` where it was refused, so that the meeting stays where it is. */
export type AbsenceOutcome = { bookingId: string; kind: AbsenceChoice['kind']; reason: string | null }

/** The meetings in an absence, who of the deputies could take them, and the next free times. Changes nothing. */
export async function findAbsencePlan(
  actor: Actor,
  wish: AbsenceWish,
  now: Date,
): Promise<Result<PlanItem[], AbsenceRefusal>> {
  const read = await readAbsence(actor, wish, now)
  if (!read.ok) return read
  const { advisor, span } = read.value
  const views = await listToCover(actor, advisor.id, span, now)
  const bookings = await Promise.all(
    views.map(async (view) => {
      const type = await findMeetingType(view.typeId, { activeOnly: false })
      const { need } = await findNeed(view)
      return type ? [{ booking: toCard(view), rule: slotRule(type), need }] : []
    }),
  )
  const range = calendarRange({ from: Math.max(span.from, now.getTime()), to: span.to + LOOK_AHEAD })
  const named = [advisor, ...(await listDeputiesOfBranch(advisor))]
  const held = await listHeld(named.map(({ id }) => id))
  const candidate = async ({ id, name }: { id: PersonId; name: string }): Promise<Candidate> => ({
    ...{ id, name, held: held.get(id) ?? [] },
    calendar: await findCalendar({ advisorId: id, range, now }),
  })
  const people = await Promise.all(named.map(candidate))
  const [absent, ...others] = people
  return absent ? ok(planAbsence(bookings.flat(), absent, others, span, now.getTime())) : no('not_found')
}

/**
 * Enters an absence, so that nothing new is booked in it, then does with each meeting what was chosen. Each is a change of
 * its own: one that is refused (somebody was faster) leaves the others done.
 */
export async function saveAbsence(
  actor: Actor,
  { reason, choices, ...wish }: AbsenceOrder,
  now: Date,
): Promise<Result<{ timeOffId: string; outcomes: AbsenceOutcome[] }, AbsenceRefusal>> {
  const read = await readAbsence(actor, wish, now)
  if (!read.ok) return read
  const { advisor, span } = read.value
  const added = await addTimeOff(actor, { advisorId: advisor.id, ...span, reason })
  if (!added.ok) return added
  const outcomes: AbsenceOutcome[] = []
  for (const choice of choices) {
    const refused = await carryOut(actor, choice, now)
    outcomes.push({ bookingId: choice.bookingId, kind: choice.kind, reason: refused })
  }
  return ok({ timeOffId: added.value.id, outcomes })
}

/** Whose absence, and when on their own wall clock; `not_found` for an advisor of another branch. */
async function readAbsence(
  actor: Actor,
  { advisorId, ...form }: AbsenceWish,
  now: Date,
): Promise<Result<{ advisor: Advisor; span: Interval }, AbsenceRefusal>> {
  const advisor = await findAdvisor(advisorId)
  if (!advisor || !mayEditCalendar(actor, advisor)) return no('not_found')
  const span = absenceSpan(advisor.zone, form, now.getTime())
  return span.ok ? ok({ advisor, span: span.value }) : span
}

async function carryOut(actor: Actor, choice: AbsenceChoice, now: Date): Promise<string | null> {
  const { bookingId, version } = choice
  if (choice.kind === 'keep') return null
  const done =
    choice.kind === 'cancel'
      ? await cancelBooking(actor, { bookingId, version, reason: choice.reason }, now)
      : await moveBooking(
          actor,
          { bookingId, version, advisorId: choice.advisorId, startsAt: choice.startsAt },
          now,
        )
  return done.ok ? null : done.reason
}

async function listToCover(
  actor: Actor,
  advisorId: PersonId,
  span: Interval,
  now: Date,
): Promise<FoundBooking[]> {
  const during = await listBookingsDuring(actor, span, advisorId)
  return during.filter((view) => view.startsAt > now.getTime()).slice(0, MOST_MEETINGS)
}

async function listDeputiesOfBranch({ id, branchId }: Advisor): Promise<{ id: PersonId; name: string }[]> {
  const deputies = await listDeputies(id)
  const known = await Promise.all(deputies.map((deputy) => findAdvisor(deputy.id)))
  return known.flatMap((deputy) => (deputy?.branchId === branchId ? [deputy] : []))
}
