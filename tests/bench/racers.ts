import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { bookMeeting } from '@/db/booking-book'
import { closeDatabase, openDatabase } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { startPostgres } from '@/scripts/start/postgres.mjs'
import { bookingWorld, makeCustomer, now, orderOf, utc } from '../support/booking-world'
import { asAdmin, named } from '../support/template'
import { machine, show, summary } from './measure'

/*
 * Many people want one slot at the same moment: how long until each knows. First the bare step that decides, a plain INSERT
 * against the exclusion constraint beside ours, every racer on a connection of their own; then the whole booking with its
 * rules, audit and mails. `npx tsx tests/bench/racers.ts`
 */

const RACERS = 100
const ROUNDS = 5
const during = (round: number) => {
  const from = utc('2027-01-04T09:00') + round * 7_200_000
  return { from, to: from + 3_600_000 }
}

/** True: mine. False: somebody else's. Everything else is an error. */
type Racer = (round: number, nth: number) => Promise<boolean>

/** Lets them all go at once, a few times after one that warms up; exactly one may win each time. */
async function run(title: string, racers: number, racer: Racer): Promise<void> {
  const taken: number[] = []
  let failed = 0
  for (let round = 0; round <= ROUNDS; round++) {
    if (round === 1) [taken.length, failed] = [0, 0]
    const won = await Promise.all(
      Array.from({ length: racers }, async (_, nth) => {
        const began = performance.now()
        const wins = await racer(round, nth).catch(() => {
          failed++
          return false
        })
        taken.push(performance.now() - began)
        return wins
      }),
    )
    const winners = won.filter(Boolean).length
    if (winners !== 1) throw new Error(`${title}: ${winners} people have the same hour`)
  }
  console.log(`${racers} racers on one slot, ${title}: ${show(summary(taken))}, ${failed} deadlocks`)
}

/** The bare step: everybody has a connection and an open transaction, and all insert at once. */
async function insertRace(title: string, url: string, advisorId: string, onConflict: string): Promise<void> {
  const clients = Array.from({ length: RACERS }, () => new Client({ connectionString: url }))
  await Promise.all(clients.map((client) => client.connect()))
  const text = `INSERT INTO calendar_block (advisor_id, during, kind)
    VALUES ($1, tstzrange(to_timestamp($2), to_timestamp($3)), 'busy') ${onConflict}`
  await run(title, clients.length, async (round, nth) => {
    const client = clients[nth]
    const { from, to } = during(round)
    // they do not all want the very same minute: every second one wants half an hour later
    const shift = (nth % 2) * 1_800
    await client?.query('BEGIN')
    try {
      const done = await client?.query(text, [advisorId, from / 1000 + shift, to / 1000 + shift])
      await client?.query('COMMIT')
      return done?.rowCount === 1
    } catch (error) {
      await client?.query('ROLLBACK')
      // 23P01 is the honest no; 40P01 is a deadlock
      if ((error as { code?: string }).code === '23P01') return false
      throw error
    }
  })
  await Promise.all(clients.map((client) => client.end()))
}

async function race(url: string): Promise<void> {
  openDatabase(url)
  const world = await bookingWorld()
  const customers = await Promise.all(
    Array.from({ length: RACERS }, (_, at) => makeCustomer(`R${at}`, world.eva)),
  )
  console.log(machine())
  await insertRace('plain INSERT', url, world.nils.id, '')
  await insertRace('INSERT ... ON CONFLICT DO NOTHING', url, world.omar.id, 'ON CONFLICT DO NOTHING')
  await run('the whole booking over 20 connections', RACERS, async (round, nth) => {
    const actor = customers[nth] ?? world.anna
    const startsAt = utc('2026-12-07T08:00') + (round % 5) * 86_400_000 + Math.floor(round / 5) * 7_200_000
    return (await bookMeeting(actor, orderOf(world, { startsAt }), now)).ok
  })
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-bench-'))
await chmod(folder, 0o711)
const log = path.join(folder, 'postgres.log')
const password = randomBytes(16).toString('hex')
// the racers, the app's own pool and room to look on
const connections = RACERS + 40
const postgres = await startPostgres({ dataFolder: folder, password, log, durable: true, connections })
try {
  await asAdmin(postgres.url, (client) => client.query('CREATE DATABASE bench'))
  await migrateDatabase(named(postgres.url, 'bench'))
  await race(named(postgres.url, 'bench'))
} finally {
  await closeDatabase()
  await postgres.stop()
  await rm(postgres.folder, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
}
