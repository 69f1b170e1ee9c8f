import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { startThread, type Written, writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'

const body = (text: string) => ({ key: randomUUID(), text, attachments: [] as string[] })

/** Begins a thread; what comes of it has to be good. */
export async function begin(actor: Actor, customer: Actor, subject: string, now: Date): Promise<Written> {
  const begun = await startThread(actor, { customerId: customer.id, subject, ...body('Hello') }, now)
  if (!begun.ok) throw new Error(begun.reason)
  return begun.value
}

/** Writes in a thread, without files; as one who has `seen` all of it, unless that is what is tried. */
export function write(
  actor: Actor,
  threadId: string,
  text: string,
  now: Date,
  seen = Number.MAX_SAFE_INTEGER,
) {
  return writeMessage(actor, { threadId, seen, ...body(text) }, now)
}

/** Monday to Friday 9 to 17 in Stockholm. */
export async function giveHours(pool: Pool, advisor: Actor): Promise<void> {
  await pool.query(
    `INSERT INTO working_hours (advisor_id, weekday, from_minute, to_minute, zone, valid_from)
     SELECT $1, day, 540, 1020, 'Europe/Stockholm', '2026-01-01' FROM generate_series(1, 5) day`,
    [advisor.id],
  )
}

/** Away from one day to another, Stockholm time. */
export async function takeOff(pool: Pool, advisor: Actor, from: string, to: string): Promise<void> {
  await pool.query(
    `INSERT INTO time_off (advisor_id, during) VALUES ($1, tstzrange(($2 || '+01')::timestamptz, ($3 || '+01')::timestamptz))`,
    [advisor.id, from, to],
  )
}
