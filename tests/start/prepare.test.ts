import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { expect, inject, test } from 'vitest'
import { people } from '@/db/seed/people'
import { asAdmin, cloneFrom } from '../support/template'
import { prepareDemo } from '../support/whole-world'

test('two instances prepare a database that is slower than a page may be: one seeds it, both go on', async () => {
  const url = await cloneFrom(inject('databaseUrl'), 'radrum_template', 'slow_to_prepare')
  const build = inject('buildFolder')
  const other = new Client({ connectionString: url })
  await other.connect()
  await other.query('BEGIN; LOCK TABLE person IN ACCESS EXCLUSIVE MODE')
  const prepared = Promise.all([prepareDemo(url, build), prepareDemo(url, build)])
  const seen = await Promise.race([prepared.then(() => 'done'), twoWait(url)])
  expect(seen).toBe('both wait')
  await pause(4_000)
  await other.end()
  await prepared
  const count = await asAdmin(url, (client) =>
    client.query<{ n: number }>('SELECT count(*)::int AS n FROM person'),
  )
  expect(count.rows[0]?.n).toBe(people.length)
})

/** The one that seeds waits for the table, the other for the one. */
async function twoWait(url: string): Promise<string> {
  await expect
    .poll(
      () =>
        asAdmin(url, async (client) => {
          const { rows } = await client.query<{ n: number }>(
            `SELECT count(*)::int AS n FROM pg_stat_activity
             WHERE datname = current_database() AND application_name = 'radrum' AND wait_event_type = 'Lock'`,
          )
          return rows[0]?.n
        }),
      { timeout: 60_000 },
    )
    .toBe(2)
  return 'both wait'
}
