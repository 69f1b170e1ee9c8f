import { and, asc, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor, PersonId } from '@/lib/access/actor'
import { mayEditCalendar } from '@/lib/access/policy'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import { toCard } from '@/lib/calendar/to-card'
import { no, ok, type Result } from '@/lib/result'
import { missingThrough } from '@/lib/skill/fits'
import { type EndReason, endOf, type GrantLine } from '@/lib/skill/grant'
import type { Skill, SkillKey } from '@/lib/skill/skill'
import type { EndOrder } from '@/lib/skill/skill-order'
import { type FoundBooking, listBookingsDuring } from './booking'
import { db } from './client'
import { type Advisor, findAdvisor } from './person'
import { person } from './schema/access'
import { booking } from './schema/booking'
import { meetingTypeSkill, personSkill, skill } from './schema/skill'
import { listHeld, skillAheadMs, skillColumns, toSkill } from './skill'
import { findGrant } from './skill-edit'

/** Everything an advisor may, speaks and knows, has done so or will, latest first; and what there is to give. */
export type SkillSheet = {
  advisor: Pick<Advisor, 'id' | 'name' | 'zone'>
  grants: GrantLine[]
  skills: Skill[]
}

const granter = alias(person, 'granter')
const ender = alias(person, 'ender')

/** For the scheduler of the advisor's branch; undefined for everybody else. */
export async function findSkillSheet(actor: Actor, advisorId: PersonId): Promise<SkillSheet | undefined> {
  const advisor = await findAdvisor(advisorId)
  if (!advisor || !mayEditCalendar(actor, advisor)) return undefined
  const [grants, skills] = await Promise.all([
    listGrants(advisorId),
    db().select(skillColumns).from(skill).orderBy(asc(skill.kind), asc(skill.nameEn)),
  ])
  const { id, name, zone } = advisor
  return { advisor: { id, name, zone }, grants, skills: skills.map(toSkill) }
}

async function listGrants(advisorId: PersonId): Promise<GrantLine[]> {
  const { id, validFrom, validTo, grantedAt, endedAt } = personSkill
  const names = { grantedBy: granter.name, endedBy: ender.name }
  const rows = await db()
    .select({ id, skill: personSkill.skill, validFrom, validTo, grantedAt, endedAt, ...names })
    .from(personSkill)
    .innerJoin(granter, eq(granter.id, personSkill.grantedBy))
    .leftJoin(ender, eq(ender.id, personSkill.endedBy))
    .where(eq(personSkill.personId, advisorId))
    .orderBy(desc(validFrom), asc(personSkill.skill), desc(grantedAt))
  return rows.map((row) => ({
    ...{ id: row.id, skill: row.skill, grantedBy: row.grantedBy },
    from: row.validFrom.getTime(),
    to: row.validTo?.getTime() ?? null,
    grantedAt: row.grantedAt.getTime(),
    ended: row.endedAt ? { by: row.endedBy ?? '', at: row.endedAt.getTime() } : null,
  }))
}

/** Which booked meetings the advisor could not take any more if a skill ended then. Changes nothing. */
export async function previewEnd(
  actor: Actor,
  { grantId, lastDay }: EndOrder,
  now: Date,
): Promise<Result<BookingCard[], EndReason | 'not_found'>> {
  const grant = await findGrant(db(), grantId)
  const advisor = grant && (await findAdvisor(grant.personId))
  if (!advisor || !mayEditCalendar(actor, advisor)) return no('not_found')
  const end = endOf(advisor.zone, grant, lastDay, now.getTime())
  if (!end.ok) return end
  const range = { from: now.getTime(), to: now.getTime() + skillAheadMs }
  const bookings = await listBookingsDuring(actor, range, advisor.id)
  const held = (await listHeld([advisor.id])).get(advisor.id) ?? []
  const without = held.filter(({ skill: key, from }) => key !== grant.skill || from !== grant.from)
  const after = { held: [...without, { ...grant, to: end.value }] }
  const must = [grant.skill]
  const isLeft = (view: FoundBooking) =>
    missingThrough(after, { must }, { from: view.startsAt, to: view.endsAt }) !== null
  const needing = await listNeeding(
    bookings.map(({ id }) => id),
    grant.skill,
  )
  return ok(bookings.filter((view) => needing.has(view.id) && isLeft(view)).map(toCard))
}

/** Those of the meetings whose topic needs a skill, or whose customer has said "only" about that language. */
async function listNeeding(ids: string[], key: SkillKey): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const isTopic = sql`EXISTS (SELECT 1 FROM ${meetingTypeSkill} WHERE ${meetingTypeSkill.typeId} = ${booking.typeId}
    AND ${meetingTypeSkill.skill} = ${key})`
  const isOnly = sql`EXISTS (SELECT 1 FROM ${person} WHERE ${person.id} = ${booking.customerId}
    AND ${person.languageOnly} AND ${person.locale} = ${key})`
  const rows = await db()
    .select({ id: booking.id })
    .from(booking)
    .where(and(inArray(booking.id, ids), or(isTopic, isOnly)))
  return new Set(rows.map(({ id }) => id))
}
