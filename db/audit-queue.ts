import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Actor, SystemActor } from '@/lib/access/actor'
import { chainOf, linkText } from '@/lib/audit/chain'
import type { AuditEvent } from '@/lib/audit/event'
import type { Tx } from './client'
import { auditChain, auditEvent } from './schema/audit'

type Pending = { actor: Actor | SystemActor; event: AuditEvent }
const queues = new WeakMap<Tx, Pending[]>()
const requests = new AsyncLocalStorage<{ recorded: boolean }>()

/** Queues an event for its hash chain. It is written just before commit; if that fails the action has not happened. */
export function writeAudit(tx: Tx, actor: Actor | SystemActor, event: AuditEvent): void {
  const queue = queues.get(tx) ?? []
  queue.push({ actor, event })
  queues.set(tx, queue)
}

/** Chains what was queued, chains in name order (so that two transactions cannot deadlock on heads). */
export async function flushAudit(tx: Tx): Promise<void> {
  const queue = queues.get(tx) ?? []
  queues.delete(tx)
  const byChain = new Map<string, Pending[]>()
  for (const pending of queue) {
    const chain = chainOf(pending.actor, pending.event)
    byChain.set(chain, [...(byChain.get(chain) ?? []), pending])
  }
  for (const chain of [...byChain.keys()].sort()) {
    await appendTo(tx, chain, byChain.get(chain) ?? [])
  }
  const request = requests.getStore()
  if (request && queue.some(({ event }) => event.type.endsWith('_refused'))) request.recorded = true
}

/**
 * Does one request's work, and says whether it has put a refusal on record itself. A commit that fails after that
 * throws, so nobody is answered a refusal that is not on record.
 */
export async function watchRefusals<T>(work: () => Promise<T>): Promise<{ answer: T; recorded: boolean }> {
  const request = { recorded: false }
  const answer = await requests.run(request, work)
  return { answer, recorded: request.recorded }
}

/** A chain's newest link: how many there are, and its hash. */
export const headColumns = { chain: auditChain.chain, seq: auditChain.seq, hash: auditChain.hash }

async function appendTo(tx: Tx, chain: string, queue: Pending[]): Promise<void> {
  await tx
    .insert(auditChain)
    .values({ chain, seq: 0, hash: Buffer.alloc(32) })
    .onConflictDoNothing()
  const [head] = await tx
    .select(headColumns)
    .from(auditChain)
    .where(eq(auditChain.chain, chain))
    .for('update')
  if (!head) throw new Error(`audit chain ${chain} has no head`)
  // the database's clock: one clock for every instance, read while the head is locked
  const clock = await tx.execute<{ at: Date }>(
    sql`SELECT date_trunc('milliseconds', clock_timestamp()) AS at`,
  )
  const at = new Date(clock.rows[0]?.at ?? 0)
  let { seq, hash } = head
  const rows = queue.map(({ actor, event: { type, ...data } }) => {
    seq += 1
    const link = { chain, seq, at, actorId: actor.id, actorRole: actor.role, type, data: plain(data) }
    hash = hashLink(hash, linkText(link))
    return { ...link, hash }
  })
  await tx.insert(auditEvent).values(rows)
  await tx.update(auditChain).set({ seq, hash }).where(eq(auditChain.chain, chain))
}

/** SHA-256 over the hash of the link before and this link's canonical text. */
export function hashLink(previous: Buffer, text: string): Buffer {
  return createHash('sha256').update(previous).update(text).digest()
}

/** As the database will give it back: JSON, without undefined. */
function plain(data: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>
}
