import { type SQL, sql } from 'drizzle-orm'
import type { Interval } from '@/lib/booking/interval'

/** A stretch of time as PostgreSQL writes it, half open. */
export function spanSql({ from, to }: Interval): SQL {
  const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()]
  return sql`tstzrange(${start}::timestamptz, ${end}::timestamptz, '[)')`
}
