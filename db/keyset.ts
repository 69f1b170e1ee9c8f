import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Where the next page of a list begins, newest first: after this row. Epoch ms; the id tells apart what is of one moment. */
type Cursor = { at: number; id: string }

/** What comes after the page before. By keyset: page 40 costs what page 1 costs, and what is new meanwhile shifts nothing. */
export function olderThan(
  at: AnyColumn,
  id: AnyColumn,
  before: Cursor | null,
  type: 'bigint' | 'uuid' = 'bigint',
): SQL | undefined {
  if (!before) return undefined
  const moment = new Date(before.at).toISOString()
  return sql`(${at}, ${id}) < (${moment}::timestamptz, ${before.id}::${sql.raw(type)})`
}

/** A page of rows, of which one more than it holds was asked for; `next` is null when that one did not come. */
export function pageOf<T, C>(
  rows: readonly T[],
  size: number,
  cursorOf: (last: T) => C,
): { shown: T[]; next: C | null } {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { shown, next: rows.length > size && last !== undefined ? cursorOf(last) : null }
}
