import { verifyAudit } from '@/db/audit'
import { closeDatabase } from '@/db/client'

/** `npm run audit:verify`: walks every hash chain and names the first broken link of each; ends with 1 if there is one. */
const meaning = {
  gap: 'is missing',
  hash: 'does not match its hash: it, or the one before it, was changed',
  head: 'should be the last one: links were cut off or put in after it',
}

const { chains, events, broken } = await verifyAudit()
await closeDatabase()
for (const { chain, seq, why } of broken)
  process.stdout.write(`BROKEN ${chain}: link ${seq} ${meaning[why]}\n`)
process.stdout.write(`${events} events in ${chains} chains, ${broken.length} broken\n`)
if (broken.length > 0) process.exitCode = 1
