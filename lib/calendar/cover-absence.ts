import type { PersonId } from '@/lib/access/actor'
import type { Calendar } from '@/lib/booking/free-slots'
import { contains, type Interval, overlaps } from '@/lib/booking/interval'

/**
 * A meeting that needs somebody else: its own time, the time it takes with its buffers, and who may not take it whatever
 * their calendar says.
 */
export type ToCover = { id: string; meeting: Interval; block: Interval; unable: readonly PersonId[] }
/** Somebody who may step in. First in the list, first asked. */
export type Deputy = { id: PersonId; calendar: Calendar }

/** Who gets which meeting; `deputyId` null where nobody is free. In the order of the meetings. */
export type Cover = { id: string; deputyId: PersonId | null; free: PersonId[] }

/** Does this person work then, is not away, and has nothing else? Any minute will do: the time is agreed already. */
export function isFree(
  { open, away, blocks }: Calendar,
  { meeting, block }: Pick<ToCover, 'meeting' | 'block'>,
): boolean {
  return (
    open.some((span) => contains(span, meeting)) &&
    !away.some((span) => overlaps(span, meeting)) &&
    !blocks.some((span) => overlaps(span, block))
  )
}

/**
 * Spreads the meetings of somebody who is away: each goes to the first deputy who is free then, what they were given
 * before included. `free` names everybody who could take that one if it were the only one.
 */
export function coverAbsence(meetings: readonly ToCover[], deputies: readonly Deputy[]): Cover[] {
  const given = new Map<PersonId, Interval[]>()
  return meetings.map(({ id, meeting, block, unable }) => {
    const able = deputies.filter(
      (deputy) => !unable.includes(deputy.id) && isFree(deputy.calendar, { meeting, block }),
    )
    const taker = able.find((deputy) => !given.get(deputy.id)?.some((span) => overlaps(span, block)))
    if (taker) given.set(taker.id, [...(given.get(taker.id) ?? []), block])
    return { id, deputyId: taker?.id ?? null, free: able.map((deputy) => deputy.id) }
  })
}
