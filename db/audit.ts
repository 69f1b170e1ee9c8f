import { asc, gt } from 'drizzle-orm'
import { type Verdict, verifyLinks } from '@/lib/audit/verify'
import { hashLink, headColumns } from './audit-queue'
import { type Database, db } from './client'
import { auditChain, auditEvent } from './schema/audit'

export { watchRefusals, writeAudit } from './audit-queue'

/**
 * Walks every chain and names the first broken link of each. Reads in pages, so memory stays flat, and all of them as
 * of one moment, so that what is written meanwhile is not taken for a break.
 */
export function verifyAudit(on: Database = db()): Promise<Verdict> {
  return on.transaction(walkChains, { isolationLevel: 'repeatable read', accessMode: 'read only' })
}

const { chain, seq, at, actorId, actorRole, type, data, hash } = auditEvent
const linkColumns = { chain, seq, at, actorId, actorRole, type, data, hash }

async function walkChains(on: Pick<Database, 'select'>): Promise<Verdict> {
  const heads = await on.select(headColumns).from(auditChain)
  const walk = verifyLinks(hashLink)
  for (let last = 0; ; ) {
    const page = await on
      .select({ ...linkColumns, id: auditEvent.id })
      .from(auditEvent)
      .where(gt(auditEvent.id, last))
      .orderBy(asc(auditEvent.id))
      .limit(5_000)
    for (const row of page) walk.next(row)
    if (page.length < 5_000) break
    last = page.at(-1)?.id ?? last
  }
  return walk.end(heads)
}
