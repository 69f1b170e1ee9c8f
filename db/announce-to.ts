import type { PersonId } from '@/lib/access/actor'
import type { Announcement } from './announce'
import { announce, type Tx } from './client'

type Two = { customerId: PersonId; advisorId: PersonId }

/** Tells the two it is between. After commit. */
export function announceToBoth(tx: Tx, { customerId, advisorId }: Two, what: Announcement['what']): void {
  announce(tx, { channel: `person:${customerId}`, what }, { channel: `person:${advisorId}`, what })
}

/** Tells whoever looks at an advisor's availability, and the advisor. After commit. */
export function announceAdvisor(tx: Tx, advisorId: PersonId): void {
  const what = 'presence'
  announce(tx, { channel: `advisor:${advisorId}`, what }, { channel: `person:${advisorId}`, what })
}
