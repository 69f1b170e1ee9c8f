import type { Actor, SystemActor } from '@/lib/access/actor'
import type { AuditEvent } from './event'

export type AuditLink = {
  chain: string
  seq: number
  at: Date
  actorId: string | null
  actorRole: string
  type: string
  data: Record<string, unknown>
}

/** The chain an event belongs to: the customer it concerns, else the staff member it concerns or who acts, else the system. */
export function chainOf(actor: Actor | SystemActor, event: AuditEvent): string {
  if ('customerId' in event) return `customer:${event.customerId}`
  if ('staffId' in event) return `staff:${event.staffId}`
  if (actor.role === 'system') return 'system'
  return actor.role === 'customer' ? `customer:${actor.id}` : `staff:${actor.id}`
}

/** What is hashed: every field, keys in order, so that the same event always gives the same text (RFC 8785 in spirit). */
export function linkText(link: AuditLink): string {
  const { chain, seq, at, actorId, actorRole, type, data } = link
  return canonical({ chain, seq, at: at.toISOString(), actorId, actorRole, type, data })
}

/** JSON with sorted keys. Refuses (throws) what JSON cannot say: undefined, functions, non-finite numbers. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`not JSON: ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`not JSON: ${typeof value}`)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}
