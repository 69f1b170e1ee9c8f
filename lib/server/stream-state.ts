import { findOwnRequest, listRequests } from '@/db/call-request'
import { listOwnMeetings } from '@/db/meeting-view'
import { findAdvisor, findCustomer, findName, listDeputies } from '@/db/person'
import type { KnownSession } from '@/db/session'
import type { Actor, PersonId } from '@/lib/access/actor'
import { isOpenState } from '@/lib/meeting/meeting'
import { promiseFor } from '@/lib/presence/promise'
import type {
  AdvisorState,
  CustomerState,
  MeetingView,
  NamedPromise,
  StreamState,
} from '@/lib/presence/stream-state'
import { livekitLooksUp } from './livekit'
import { factsOf } from './presence-hub'

/** The advisors whose availability this person's state depends on. */
export async function watchedBy(actor: Actor): Promise<PersonId[]> {
  if (actor.role === 'advisor') return [actor.id]
  if (actor.role !== 'customer') return []
  const customer = await findCustomer(actor.id)
  if (!customer) return []
  const deputies = await listDeputies(customer.ownAdvisorId)
  return [customer.ownAdvisorId, ...deputies.map((deputy) => deputy.id)]
}

/** The whole truth for one person, read now. */
export async function readStreamState(known: KnownSession, now: Date): Promise<StreamState> {
  const { actor, locksAt } = known
  const common = {
    now: now.getTime(),
    session: {
      state: known.state === 'locked' ? ('locked' as const) : ('active' as const),
      locksAt: locksAt.getTime(),
    },
    videoAvailable: await livekitLooksUp(now.getTime()),
  }
  if (actor.role === 'customer') return { ...common, ...(await customerState(actor, now)) }
  if (actor.role === 'advisor') return { ...common, ...(await advisorState(actor, now)) }
  return { ...common, role: 'scheduler' }
}

type Own<S extends StreamState> = Omit<S, 'now' | 'session' | 'videoAvailable'>

async function customerState(actor: Actor, now: Date): Promise<Own<CustomerState>> {
  const customer = await findCustomer(actor.id)
  const advisor = customer && (await findAdvisor(customer.ownAdvisorId))
  if (!advisor) throw new Error('a customer has an own advisor')
  const named = async ({ id, name }: { id: PersonId; name: string }): Promise<NamedPromise> => {
    return { id, name, promise: promiseFor(await factsOf(id), actor.id, now.getTime()) }
  }
  return {
    role: 'customer',
    advisor: await named(advisor),
    deputies: await Promise.all((await listDeputies(advisor.id)).map(named)),
    meeting: latest(await listOwnMeetings(actor, now)),
    request: await findOwnRequest(actor),
  }
}

async function advisorState(actor: Actor, now: Date): Promise<Own<AdvisorState>> {
  const facts = await factsOf(actor.id)
  const meetings = await listOwnMeetings(actor, now)
  const { kept } = facts
  return {
    role: 'advisor',
    chosen: facts.chosen,
    promise: promiseFor(facts, null, now.getTime()),
    meeting: latest(meetings.filter((meeting) => meeting.state !== 'waiting')),
    waiting: meetings.filter((meeting) => meeting.state === 'waiting'),
    kept: kept && { name: await findName(kept.customerId), until: kept.until },
    requests: await listRequests(actor),
  }
}

/** The open one, else the one that ended last. */
function latest(meetings: MeetingView[]): MeetingView | null {
  return meetings.find((meeting) => isOpenState(meeting.state)) ?? meetings[0] ?? null
}
