import { type SQL, sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { CustomerCalendar } from '@/lib/booking/free-slots'
import type { Interval } from '@/lib/booking/interval'
import { type WeeklyHours, workingIntervals } from '@/lib/booking/working-intervals'
import { unfitIntervals } from '@/lib/skill/fits'
import type { Held, SkillKey } from '@/lib/skill/skill'
import { db, type Tx } from './client'
import { booking, calendarBlock, timeOff, workingHours } from './schema/booking'
import { personSkill } from './schema/skill'
import { selectMust } from './skill'
import { spanSql } from './span'

export type CalendarQuestion = {
  advisorId: PersonId
  range: Interval
  now: Date
  /** Whose own meetings stand in the way as well, and who may have said which language. */
  customerId?: PersonId
  /** What it is about: whoever may not, is not there then. */
  typeId?: string
  /** This booking does not stand in its own way. */
  except?: string
}

type Row = {
  hours: WeeklyHours[]
  away: Span[]
  blocks: Span[]
  own: Span[]
  must: SkillKey[]
  /** Skill, from, to. */
  held: [SkillKey, number, number | null][]
}
/** From and to in epoch milliseconds, as JSON carries them. */
type Span = [number, number]

/** An advisor's time in a range, as the slot finder wants it, in one round trip. For rules only: it carries no names. */
export async function findCalendar(question: CalendarQuestion, on: Tx = db()): Promise<CustomerCalendar> {
  const { rows } = await on.execute<Row>(sql`SELECT
    (${selectHours(question)}) AS hours,
    (${selectAway(question)}) AS away,
    (${selectBlocks(question)}) AS blocks,
    (${selectOwn(question)}) AS own,
    (SELECT coalesce(json_agg(must.key), '[]') FROM (${selectMust({ ...question, typeId: question.typeId ?? null })}) must) AS must,
    (${selectHeld(question)}) AS held`)
  const [row] = rows
  if (!row) throw new Error('a calendar without a row')
  return {
    open: workingIntervals(row.hours, question.range),
    away: row.away.map(toInterval),
    blocks: row.blocks.map(toInterval),
    own: row.own.map(toInterval),
    unfit: unfitIntervals({ held: row.held.map(toHeld) }, row, question.range),
  }
}

function toHeld([skill, from, to]: Row['held'][number]): Held {
  return { skill, from: Math.round(from), to: to === null ? null : Math.round(to) }
}

function toInterval([from, to]: Span): Interval {
  return { from: Math.round(from), to: Math.round(to) }
}

/** A list of spans as JSON, first to last; `[]` when there are none. */
function spans(from: SQL, to: SQL): SQL {
  const span = sql`json_build_array(extract(epoch FROM ${from}) * 1000, extract(epoch FROM ${to}) * 1000)`
  return sql`coalesce(json_agg(${span} ORDER BY ${from}), '[]')`
}

function selectHours({ advisorId }: CalendarQuestion): SQL {
  const t = workingHours
  return sql`SELECT coalesce(json_agg(json_build_object(
      'weekday', ${t.weekday}, 'fromMinute', ${t.fromMinute}, 'toMinute', ${t.toMinute},
      'zone', ${t.zone}, 'validFrom', ${t.validFrom}, 'validTo', ${t.validTo})), '[]')
    FROM ${t} WHERE ${t.advisorId} = ${advisorId}`
}

function selectAway({ advisorId, range }: CalendarQuestion): SQL {
  const t = timeOff
  return sql`SELECT ${spans(sql`lower(${t.during})`, sql`upper(${t.during})`)} FROM ${t}
    WHERE ${t.advisorId} = ${advisorId} AND ${t.removedAt} IS NULL AND ${t.during} && ${spanSql(range)}`
}

function selectBlocks({ advisorId, range, now, except }: CalendarQuestion): SQL {
  const t = calendarBlock
  return sql`SELECT ${spans(sql`lower(${t.during})`, sql`upper(${t.during})`)} FROM ${t}
    WHERE ${t.advisorId} = ${advisorId} AND ${t.during} && ${spanSql(range)}
      AND (${t.expiresAt} IS NULL OR ${t.expiresAt} > ${now.toISOString()})
      AND ${t.bookingId} IS DISTINCT FROM ${except ?? null}::uuid`
}

function selectHeld({ advisorId, range }: CalendarQuestion): SQL {
  const t = personSkill
  const [from, to] = [
    sql`extract(epoch FROM ${t.validFrom}) * 1000`,
    sql`extract(epoch FROM ${t.validTo}) * 1000`,
  ]
  return sql`SELECT coalesce(json_agg(json_build_array(${t.skill}, ${from}, ${to})), '[]') FROM ${t}
    WHERE ${t.personId} = ${advisorId} AND tstzrange(${t.validFrom}, ${t.validTo}) && ${spanSql(range)}`
}

function selectOwn({ customerId, range, except }: CalendarQuestion): SQL {
  const t = booking
  return sql`SELECT ${spans(sql`${t.startsAt}`, sql`${t.endsAt}`)} FROM ${t}
    WHERE ${t.customerId} = ${customerId ?? null}::uuid AND ${t.state} = 'confirmed'
      AND ${t.startsAt} < ${new Date(range.to).toISOString()} AND ${t.endsAt} > ${new Date(range.from).toISOString()}
      AND ${t.id} IS DISTINCT FROM ${except ?? null}::uuid`
}
