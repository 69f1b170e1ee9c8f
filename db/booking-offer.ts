import { eq } from 'drizzle-orm'
import type { Actor } from '@/lib/access/actor'
import type { FreeTimes } from '@/lib/booking/free-times'
import type { MeetingType } from '@/lib/booking/meeting-type'
import { type TimesWish, timesSchema } from '@/lib/booking/order'
import { no, ok, type Result } from '@/lib/result'
import { findBookableParties } from './booking-parties'
import { type Branch, findBranch } from './branch'
import { db } from './client'
import { listFreeTimes } from './free-times'
import { listMeetingTypes } from './meeting-type'
import { person } from './schema/access'

/** Everything a customer chooses from, with the times for the topic that is chosen at first. */
export type BookingOffer = {
  types: MeetingType[]
  topic: MeetingType
  advisorId: string | undefined
  advisor: { name: string; zone: string }
  customer: { email: string; phone: string | null }
  branch: Branch
  initial: { wish: TimesWish; free: FreeTimes } | undefined
}

type Wish = { advisorId: string | undefined; topic: string | undefined }
type Found = { own: { name: string; isOwn: boolean }; offer: BookingOffer | null }

/**
 * What a customer can book with their own advisor or a deputy, in the actor's language; no offer when the bank has no
 * topics. `not_found` for any other advisor.
 */
export async function findBookingOffer(
  actor: Actor,
  wish: Wish,
  now: Date,
): Promise<Result<Found, 'not_found'>> {
  const named = timesSchema.shape.advisorId.safeParse(wish.advisorId)
  if (!named.success) return no('not_found')
  const parties = await findBookableParties(actor, { advisorId: named.data }, { lock: false })
  if (!parties) return no('not_found')
  const { advisor, customer } = parties
  const isOwn = advisor.id === customer.ownAdvisorId
  const own = { name: advisor.name, isOwn }
  const types = await listMeetingTypes(actor.locale)
  const topic = types.find((type) => type.key === wish.topic) ?? types[0]
  const branch = await findBranch(advisor.branchId)
  if (!topic || !branch) return ok({ own, offer: null })
  const advisorId = isOwn ? undefined : advisor.id
  const question: TimesWish = { typeId: topic.id, ...(advisorId && { advisorId }) }
  const times = await listFreeTimes(actor, question, now)
  const initial = times.ok ? { wish: question, free: times.value } : undefined
  const offer = { types, topic, advisorId, advisor, branch, initial, customer: await findReach(actor) }
  return ok({ own, offer: { ...offer, advisor: { name: advisor.name, zone: advisor.zone } } })
}

/** How the customer is reached: shown back to them. */
async function findReach({ id }: Actor): Promise<{ email: string; phone: string | null }> {
  const columns = { email: person.email, phone: person.phone }
  const [row] = await db().select(columns).from(person).where(eq(person.id, id))
  return row ?? { email: '', phone: null }
}
