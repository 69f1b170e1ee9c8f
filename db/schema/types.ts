import { sql } from 'drizzle-orm'
import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Case-insensitive text (extension citext). */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' })

/** Raw bytes; Buffer in Node. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** Half-open span of time, `[from,to)`, in epoch milliseconds on our side. */
export const tstzrange = customType<{ data: { from: number; to: number }; driverData: string }>({
  dataType: () => 'tstzrange',
  toDriver: ({ from, to }) => `[${new Date(from).toISOString()},${new Date(to).toISOString()})`,
  fromDriver: (text) => {
    const [from, to] = text.slice(1, -1).split(',')
    return { from: parseTime(from), to: parseTime(to) }
  },
})

function parseTime(quoted: string | undefined): number {
  return Date.parse(
    (quoted ?? '')
      .replaceAll('"', '')
      .replace(' ', 'T')
      .replace(/([+-]\d\d)$/, '$1:00'),
  )
}

/** A moment, always with zone. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** Primary key made by the database. */
export const id = () => uuid('id').primaryKey().default(sql`gen_random_uuid()`)
