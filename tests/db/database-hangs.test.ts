import { afterAll, afterEach, expect, it } from 'vitest'
import { inTransaction, pool } from '@/db/client'
import { deskStatus } from '@/db/schema/presence'
import { unavailable } from '@/lib/server/database-away'
import { startReconciler } from '@/lib/server/reconciler'
import { freshDatabase } from '@/tests/support/database'
import { type Line, lineTo } from '@/tests/support/line-to'
import { makePeople } from '@/tests/support/people'

let line: Line
const database = freshDatabase(async ({ url }) => {
  line = await lineTo(url)
  process.env.DATABASE_URL = line.url
})
afterEach(() => line.thaw())
afterAll(() => line.stop())

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const many = <T>(work: () => Promise<T>) => Promise.allSettled(Array.from({ length: 25 }, work))

/** A transaction, how it ended, and when. */
async function ended(work: Parameters<typeof inTransaction>[0]) {
  const error = await inTransaction(work).then(
    () => null,
    (error: unknown) => error,
  )
  return { unavailable: unavailable(error), at: performance.now() }
}

/** Nobody waited longer than 5 s for a database that hangs, and it is as if nobody had ever been there. */
async function nothingIsLeftOf(
  hung: PromiseSettledResult<Awaited<ReturnType<typeof ended>>>[],
  since: number,
) {
  for (const each of hung) {
    expect(each).toMatchObject({ value: { unavailable: true } })
    expect(each.status === 'fulfilled' && each.value.at - since).toBeLessThan(5_000)
  }
  line.thaw()
  const open = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND state LIKE 'idle in transaction%'`
  await expect.poll(async () => (await database.pool.query(open)).rowCount).toBe(0)
  const answers = await many(() => inTransaction((tx) => tx.execute('SELECT 1')))
  expect(answers.map((answer) => answer.status)).toEqual(Array(25).fill('fulfilled'))
  expect((await database.pool.query('SELECT 1 FROM desk_status')).rowCount).toBe(0)
  expect(pool().totalCount).toBe(pool().idleCount)
}

it('in the middle of many transactions: calm answers in time, and nothing of them stays open', async () => {
  const the = await makePeople(new Date())
  const hung = many(() =>
    ended(async (tx) => {
      await tx.insert(deskStatus).values({ advisorId: the.eva.id }).onConflictDoNothing()
      await wait(300)
      await tx.execute('SELECT 1')
    }),
  )
  await wait(250)
  line.freeze()
  const since = performance.now()
  await nothingIsLeftOf(await hung, since)
}, 30_000)

it('before they begin: their connections are not lost', async () => {
  await many(() => inTransaction((tx) => tx.execute('SELECT 1')))
  line.freeze()
  const since = performance.now()
  await nothingIsLeftOf(await many(() => ended((tx) => tx.execute('SELECT 1'))), since)
}, 30_000)

it('when the reconciler takes its lock: the lock goes with the connection', async () => {
  const held = `SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database
    WHERE locktype = 'advisory' AND objid = 7262001 AND d.datname = current_database()`
  const locks = async () => (await database.pool.query(held)).rowCount
  line.freezeAfter('pg_try_advisory_lock')
  const reconciler = startReconciler()
  await expect.poll(locks, { timeout: 5_000 }).toBe(1)
  await wait(4_000)
  line.thaw()
  await expect.poll(locks, { timeout: 2_000 }).toBe(0)
  reconciler.stop()
}, 30_000)
