import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Client } from 'pg'
import { closeDatabase, openDatabase } from '@/db/client'
import { openCustomerCard } from '@/db/contact'
import { type HistoryQuestion, readHistory } from '@/db/contact-history'
import { migrateDatabase } from '@/db/migrate'
import type { Actor } from '@/lib/access/actor'
import type { Cursor } from '@/lib/contact/entry'
import { wholeHistory } from '@/lib/contact/history-filter'
import { startPostgres } from '@/scripts/start/postgres.mjs'
import { asAdmin, named } from '../support/template'
import { machine, show, summary, type Timing } from './measure'

/*
 * The card and a page of the history, as the server reads them (access, the reading written down, everything on the page),
 * in a bank of 1,000 customers with 10,000 events and one of 100,000 with 1,000,000. The targets: card p95 under 50 ms,
 * page p95 under 30 ms, and the large bank no slower than the small one. `npx tsx tests/bench/history.ts`
 */

const SIZES = [
  { customers: 1_000, events: 10_000 },
  { customers: 100_000, events: 1_000_000 },
]
const LOOKS = 400
/** One customer whose history alone has this many events. */
const BUSY = 5_000
const now = new Date()

const types = `(ARRAY['signed_in','netbank','netbank','netbank','met','mailed','booked','staff_note','call_missed','netbank'])`
const channels = `(ARRAY['netbank','netbank','netbank','netbank','video','mail','booking','phone','video','netbank'])`
const data = `(ARRAY['{}','{"form":"payment_new","step":"check","outcome":"stopped","codes":["over_daily_limit"],"fields":["amount"]}',
  '{"form":"transfer","step":"done","outcome":"done","codes":[],"fields":[]}',
  '{"form":"payment","step":"done","outcome":"done","codes":[],"fields":[]}',
  '{"booked":false,"seconds":600}','{"template":"booked","subject":"Your meeting"}',
  '{"way":"video","startsAt":1795335848425}','{"via":"phone","by":"customer","text":"Asked about the card"}',
  '{"booked":false,"why":"no_answer"}','{"form":"card_block","step":"confirm","outcome":"left","codes":[],"fields":["card"]}'])`

/** Fills an empty bank, set by set: people, accounts, cards, and their histories spread over two years. */
async function fill(client: Client, { customers, events }: (typeof SIZES)[number]): Promise<string> {
  await client.query('SET statement_timeout = 0')
  const branch = await client.query(
    `INSERT INTO branch (name, city, address, zone) VALUES ('B', 'B', 'B', 'Europe/Stockholm') RETURNING id`,
  )
  const advisor = await client.query(
    `INSERT INTO person (role, email, name, password_hash, branch_id) VALUES ('advisor', 'a@b.example', 'Eva Lind', 'x', $1) RETURNING id`,
    [branch.rows[0].id],
  )
  const ids = [branch.rows[0].id, advisor.rows[0].id]
  await client.query(
    `INSERT INTO person (role, email, name, password_hash, branch_id, own_advisor_id)
     SELECT 'customer', 'c' || n || '@b.example', 'Customer ' || n, 'x', $1, $2 FROM generate_series(1, $3::int) n`,
    [...ids, customers],
  )
  await client.query(
    `CREATE TABLE numbered AS SELECT id, row_number() OVER () AS n FROM person WHERE role = 'customer'`,
  )
  await client.query('CREATE UNIQUE INDEX ON numbered (n)')
  await client.query(
    `INSERT INTO ledger_account (owner_id, kind, name, number, currency, opened_on)
     SELECT id, 'salary', 'Everyday', 'SE' || lpad(n::text, 22, '0'), 'SEK', '2024-01-01' FROM numbered`,
  )
  await client.query(
    `INSERT INTO card (customer_id, account_id, kind, name, last_four, expires_on)
     SELECT owner_id, id, 'debit', 'Card', '1234', '2030-01-31' FROM ledger_account`,
  )
  await client.query(
    `INSERT INTO contact_event (customer_id, at, channel, type, staff_id, data, words)
     SELECT c.id, $1::timestamptz - (random() * 730 * 1440)::int * interval '1 minute',
       ${channels}[1 + e % 10]::contact_channel, ${types}[1 + e % 10], $2, ${data}[1 + e % 10]::jsonb,
       CASE WHEN e % 10 = 7 THEN 'Asked about the card' ELSE '' END
     FROM generate_series(1, $3::int) e JOIN numbered c ON c.n = 1 + (e::bigint * 7919) % $4
     ORDER BY 2`,
    [now, advisor.rows[0].id, events - BUSY, customers],
  )
  await client.query(
    `INSERT INTO contact_event (customer_id, at, channel, type, data)
     SELECT (SELECT id FROM numbered WHERE n = 1), $1::timestamptz - e * interval '3 hours', 'netbank', 'signed_in', '{}'
     FROM generate_series(1, $2::int) e`,
    [now, BUSY],
  )
  await client.query('VACUUM (ANALYZE)')
  return advisor.rows[0].id
}

async function measure(
  work: (customer: string, nth: number) => Promise<unknown>,
  whom: string[],
): Promise<Timing> {
  const taken: number[] = []
  for (const [nth, customer] of whom.entries()) {
    const began = performance.now()
    await work(customer, nth)
    // the first ones open connections and warm caches, as after any start
    if (nth >= 40) taken.push(performance.now() - began)
  }
  return summary(taken)
}

async function look(url: string, advisorId: string, customers: number) {
  openDatabase(url)
  const advisor: Actor = {
    id: advisorId,
    role: 'advisor',
    name: 'Eva Lind',
    branchId: '',
    sessionId: '',
    locale: 'en',
    zone: 'Europe/Stockholm',
  }
  const picked = Array.from({ length: LOOKS + 40 }, (_, nth) => 2 + ((nth * 104_729) % (customers - 1)))
  const { rows } = await asAdmin(url, (client) =>
    client.query<{ id: string; n: string }>('SELECT id, n FROM numbered WHERE n = ANY($1::int[])', [
      [1, ...picked],
    ]),
  )
  const byNumber = new Map(rows.map(({ id, n }) => [Number(n), id]))
  const whom = picked.map((n) => byNumber.get(n) ?? '')
  const question = (change: Partial<HistoryQuestion> = {}): HistoryQuestion => ({
    filter: wholeHistory,
    kinds: [],
    before: null,
    size: 30,
    ...change,
  })
  const page = async (customer: string, change?: Partial<HistoryQuestion>) => {
    const found = await readHistory(advisor, customer, question(change), now)
    if (!found) throw new Error('the history did not open')
    return found
  }
  const card = await measure(async (customer) => {
    if (!(await openCustomerCard(advisor, customer, now))) throw new Error('the card did not open')
  }, whom)
  const first = await measure((customer) => page(customer), whom)
  const text = { ...wholeHistory, text: 'card' }
  const search = await measure((customer) => page(customer, { filter: text }), whom)
  const busy = byNumber.get(1) ?? ''
  let before: Cursor | null = null
  const deep = await measure(
    async () => {
      before = (await page(busy, { before })).next
    },
    Array.from({ length: 160 }, () => busy),
  )
  await closeDatabase()
  return { card, first, search, deep }
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-bench-'))
await chmod(folder, 0o711)
const log = path.join(folder, 'postgres.log')
const password = randomBytes(16).toString('hex')
const postgres = await startPostgres({ dataFolder: folder, password, log, durable: true })
try {
  console.log(machine())
  const found = []
  for (const size of SIZES) {
    const name = `bench_${size.events}`
    await asAdmin(postgres.url, (client) => client.query(`CREATE DATABASE ${name}`))
    const url = named(postgres.url, name)
    await migrateDatabase(url)
    const advisorId = await asAdmin(url, (client) => fill(client, size))
    const times = await look(url, advisorId, size.customers)
    found.push(times)
    console.log(`${size.customers} customers, ${size.events} events`)
    console.log(`  card: ${show(times.card)}`)
    console.log(`  first page of the history: ${show(times.first)}`)
    console.log(`  search in one history: ${show(times.search)}`)
    console.log(`  page after page through ${BUSY} events of one customer: ${show(times.deep)}`)
  }
  const [small, large] = found
  if (small && large) {
    const times = (a: Timing, b: Timing) => (b.p50 / a.p50).toFixed(2)
    console.log(
      `large against small, medians: card ${times(small.card, large.card)}, page ${times(small.first, large.first)}`,
    )
    const kept = large.card.p95 < 50 && large.first.p95 < 30
    console.log(`targets (card p95 < 50 ms, page p95 < 30 ms): ${kept ? 'kept' : 'MISSED'}`)
  }
} finally {
  await closeDatabase()
  await postgres.stop()
  await rm(postgres.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
  await rm(folder, { recursive: true, force: true })
}
