import { asc, gt } from 'drizzle-orm'
import { type Verdict, verifyLinks } from '@/lib/audit/verify'
import { hashLink } from './audit-queue'
import { type Database, db } from './client'
import { auditChain, auditEvent } from './schema/audit'

export { writeAudit } from './audit-queue'

/** Walks every chain and names the first broken link of each. Reads in pages; memory stays flat. */
export async function verifyAudit(on: Database = db()): Promise<Verdict> {
  const heads = await on.select().from(auditChain)
  const walk = verifyLinks(hashLink)
  for (let last = 0; ; ) {
    const page = await on
      .select()
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
