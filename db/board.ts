import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Actor, PersonId } from '@/lib/access/actor'
import { addDays, dayInterval, instantOf, type LocalDay, mondayOf } from '@/lib/booking/local-day'
import { loadOf } from '@/lib/calendar/board-load'
import type { AdvisorTime, AdvisorWeek, BranchDay, CalendarEntry } from '@/lib/calendar/calendar-view'
import { openingWeek } from '@/lib/calendar/opening-week'
import { toCard } from '@/lib/calendar/to-card'
import { type AdvisorCalendar, findAdvisorCalendar, listCalendars } from './advisor-calendar'
import { db } from './client'
import { branch, person } from './schema/access'

/** The advisor's own week, or that of an advisor of the scheduler's branch; undefined for everybody else. */
export async function findAdvisorWeek(
  actor: Actor,
  advisorId: PersonId,
  monday: LocalDay,
  now: Date,
): Promise<AdvisorWeek | undefined> {
  const [known] = await db().select({ zone: person.zone }).from(person).where(eq(person.id, advisorId))
  if (!known) return undefined
  const { zone } = known
  const range = { from: instantOf(zone, monday, 0), to: instantOf(zone, addDays(monday, 7), 0) }
  const found = await findAdvisorCalendar(actor, advisorId, range, now)
  return found && { advisor: toAdvisorTime(found), monday, zone }
}

/** The advisor's own week on a day, or the one after when its work was over before that day began. */
export async function findOpeningWeek(
  actor: Actor,
  today: LocalDay,
  now: Date,
): Promise<AdvisorWeek | undefined> {
  const week = await findAdvisorWeek(actor, actor.id, mondayOf(today), now)
  if (!week) return undefined
  const opening = openingWeek(week.advisor, week.monday, instantOf(week.zone, today, 0))
  return opening === week.monday ? week : findAdvisorWeek(actor, actor.id, opening, now)
}

/** All advisors of the scheduler's own branch on one day, by name, with how full they are. */
export async function findBranchDay(actor: Actor, day: LocalDay, now: Date): Promise<BranchDay> {
  const home = await findOwnBranch(actor)
  const calendars = await listCalendars(actor, dayInterval(home.zone, day), now)
  const advisors = calendars.map((calendar) => {
    const { working, timeOff, bookings } = calendar
    const away = timeOff.map((off) => off.during)
    const taken = bookings.map(({ startsAt, endsAt }) => ({ from: startsAt, to: endsAt }))
    return { ...toAdvisorTime(calendar), load: loadOf(working, away, taken) }
  })
  return { branch: home, day, advisors }
}

/** The branch the actor works in. */
export async function findOwnBranch(actor: Actor): Promise<BranchDay['branch']> {
  const columns = { id: branch.id, name: branch.name, zone: branch.zone }
  const [row] = await db().select(columns).from(branch).where(eq(branch.id, actor.branchId))
  if (!row) throw new Error('somebody works in a branch that does not exist')
  return row
}

/** Who works in the actor's branch as an advisor, by name: whom a meeting can be given to. */
export async function listBranchAdvisors(actor: Actor): Promise<{ id: PersonId; name: string }[]> {
  if (actor.role !== 'scheduler') return []
  return db()
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(eq(person.role, 'advisor'), eq(person.branchId, actor.branchId), isNull(person.disabledAt)))
    .orderBy(asc(person.name))
}

function toAdvisorTime({ advisor, working, timeOff, bookings, other }: AdvisorCalendar): AdvisorTime {
  const entries: CalendarEntry[] = [
    ...bookings.map((view) => {
      const { id, startsAt: from, endsAt: to } = view
      return { kind: 'booking' as const, id, from, to, booking: toCard(view) }
    }),
    ...timeOff.map(({ id, during, reason }) => {
      return { kind: 'away' as const, id, ...during, timeOffId: id, advisorId: advisor.id, reason }
    }),
    ...other.map(({ id, during, kind }) => ({ kind, id, ...during })),
  ]
  entries.sort((a, b) => a.from - b.from || a.to - b.to)
  return { ...advisor, open: working, entries }
}
