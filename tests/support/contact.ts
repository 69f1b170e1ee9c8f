import type { Pool } from 'pg'
import type { ContactEvent } from '@/lib/contact/event'
import type { NetbankDeed } from '@/lib/contact/netbank-deed'

/** What the history has written of a customer, newest first, as the database has it. */
export async function listWritten(
  pool: Pool,
  customerId: string,
): Promise<(Record<string, unknown> & { type: ContactEvent['type']; channel: string })[]> {
  const { rows } = await pool.query(
    `SELECT type, channel, staff_id AS "staffId", meeting_id AS "meetingId", booking_id AS "bookingId", words, at, data
     FROM contact_event WHERE customer_id = $1 ORDER BY id DESC`,
    [customerId],
  )
  return rows.map(({ data, ...row }) => ({ ...row, ...data }))
}

/** What a customer did in the netbank, newest first. */
export async function listDeeds(pool: Pool, customerId: string): Promise<NetbankDeed[]> {
  const written = await listWritten(pool, customerId)
  return written.filter(({ type }) => type === 'netbank') as unknown as NetbankDeed[]
}
