import { Client } from 'pg'
import type { Announcement } from '@/db/announce'
import { pool } from '@/db/client'
import type { Bus, BusEvents } from './events'
import { log } from './log'

const channel = 'radrum'
/** NOTIFY takes at most 8000 bytes; announcements are about 90. */
const atOnce = 50

/** LISTEN/NOTIFY with one listening connection a process; NOTIFY goes through the pool, after commit. */
export function postgresBus(url: string, here: BusEvents): Bus {
  let client: Client | undefined
  let closed = false
  let retry: NodeJS.Timeout | undefined
  let wait = 100

  const connect = async () => {
    const next = new Client({
      connectionString: url,
      application_name: 'radrum listen',
      keepAlive: true,
      connectionTimeoutMillis: 4_000,
    })
    next.on('notification', ({ payload }) => here.deliver(JSON.parse(payload ?? '[]') as Announcement[]))
    next.on('error', () => {})
    next.on('end', () => {
      client = undefined
      if (!closed) again()
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${channel}`)
      if (closed) return void (await next.end())
      client = next
      wait = 100
      here.resync() // what was said while nobody listened is read again
    } catch (error) {
      log().warn({ err: error }, 'event bus is away')
      await next.end().catch(() => {})
    }
  }
  const again = () => {
    clearTimeout(retry)
    retry = setTimeout(async () => {
      if (!client && !closed) await connect()
      if (!client && !closed) again()
    }, wait)
    wait = Math.min(wait * 2, 5_000)
  }
  void connect().then(() => (client ? undefined : again()))

  return {
    async publish(announcements) {
      if (!client) here.deliver(announcements) // at least the people of this instance hear at once
      for (let i = 0; i < announcements.length; i += atOnce) {
        await pool().query('SELECT pg_notify($1, $2)', [
          channel,
          JSON.stringify(announcements.slice(i, i + atOnce)),
        ])
      }
    },
    healthy: () => client !== undefined,
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end()
    },
  }
}
