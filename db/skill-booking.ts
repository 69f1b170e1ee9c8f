import type { Actor } from '@/lib/access/actor'
import { no, ok, type Result } from '@/lib/result'
import type { BookingFit } from '@/lib/skill/fit'
import { missingThrough } from '@/lib/skill/fits'
import { listBranchAdvisors } from './board'
import { findBooking } from './booking'
import { findNeed, listHeld } from './skill'

/** Who of the branch may take a meeting, through all of it: those who may first, each by name. For its scheduler. */
export async function listBookingFits(
  actor: Actor,
  bookingId: string,
): Promise<Result<BookingFit[], 'not_found'>> {
  const found = actor.role === 'scheduler' ? await findBooking(actor, bookingId) : undefined
  if (!found) return no('not_found')
  const { customerId, typeId, startsAt: from, endsAt: to } = found
  const advisors = await listBranchAdvisors(actor)
  const { need, skills } = await findNeed({ customerId, typeId })
  const held = await listHeld(advisors.map(({ id }) => id))
  const all = advisors.map((one): BookingFit => {
    const key = missingThrough({ held: held.get(one.id) ?? [] }, need, { from, to })
    return { ...one, missing: skills.find((skill) => skill.key === key) ?? null }
  })
  return ok([...all.filter(({ missing }) => !missing), ...all.filter(({ missing }) => missing)])
}
