import { randomUUID } from 'node:crypto'
import type { JobHelpers } from 'graphile-worker'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Announcement, onAnnounce } from '@/db/announce'
import { openFile, removeFile, saveFile } from '@/db/message-file'
import { finishScan, forgetUnsentFiles } from '@/db/message-scan'
import { handBackThread, handOverThread } from '@/db/message-standing'
import { writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'
import { forgetFiles, messageTimes, scanFile } from '@/lib/server/message-jobs'
import { startWorker } from '@/lib/server/worker'
import { freshDatabase } from '../support/database'
import { bytesOf } from '../support/files'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'
import { type ScannerStandIn, scannerStandIn } from '../support/scanner-stand-in'

const scanner = vi.hoisted(() => ({ isThere: true }))
vi.mock('@/lib/server/scanner', async (original) => ({
  ...(await original<typeof import('@/lib/server/scanner')>()),
  canScan: () => scanner.isThere,
}))

const now = new Date('2026-11-23T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const database = freshDatabase()
const png = bytesOf('\x89PNG\r\n\x1a\n picture')
const told: Announcement[] = []
const clean = { answer: 'stream: OK\0' }
const infected = { answer: 'stream: Win.Test.EICAR_HDB-1 FOUND\0' }
let clamd: ScannerStandIn
let the: People
let threadId: string

beforeAll(async () => {
  clamd = await scannerStandIn()
  process.env.CLAMD_URL = clamd.url
  the = await makePeople(now)
  threadId = (await begin(the.sara, the.sara, 'Payslips', now)).threadId
  onAnnounce((announcements) => told.push(...announcements))
})
beforeEach(() => {
  told.length = 0
  clamd.files.length = 0
})
afterAll(async () => {
  // the next file of this worker has the real one
  vi.doUnmock('@/lib/server/scanner')
  onAnnounce(undefined)
  await clamd.stop()
})

const placeOf = ({ id, role }: Actor) =>
  role === 'customer' && id !== the.sara.id
    ? { customerId: id, threadId: null }
    : { customerId: the.sara.id, threadId }

/** A file that is kept without a verdict, and goes with a message unless it is to stay where it is. */
async function waiting(actor: Actor, sent = true, at = now): Promise<string> {
  const file = await saveFile(
    actor,
    placeOf(actor),
    { name: 'a.png', content: png, verdict: 'unavailable' },
    at,
  )
  if (!file.ok) throw new Error(file.reason)
  const id = file.value.id
  if (sent)
    await writeMessage(actor, { threadId, seen: 0, key: randomUUID(), text: '', attachments: [id] }, at)
  told.length = 0
  return id
}

const run = (id: string, tries = 0) => scanFile({ fileId: id, tries }, {} as JobHelpers)
const stateOf = async (id: string) =>
  (await database.pool.query('SELECT scan, content IS NULL AS gone FROM attachment WHERE id = $1', [id]))
    .rows[0]
const jobsFor = async (id: string) => {
  const { rows } = await database.pool.query(
    `SELECT p.payload, j.run_at AS at, j.task_identifier AS task FROM graphile_worker.jobs j
       JOIN graphile_worker._private_jobs p ON p.id = j.id WHERE j.key = $1`,
    [`scan:${id}`],
  )
  return rows
}
const infectedOn = async (chain: string) => {
  const { rows } = await database.pool.query(
    `SELECT data->>'fileId' AS id FROM audit_event WHERE type = 'file_infected' AND actor_role = 'system' AND chain = $1`,
    [chain],
  )
  return rows.map((row) => row.id)
}
const channels = () => told.map(({ channel }) => channel).sort()
const channelsOf = (...people: Actor[]) => people.map(({ id }) => `person:${id}`).sort()

describe('a file without a verdict', () => {
  it('asks for a scan in the transaction that keeps it; one with a verdict does not', async () => {
    const id = await waiting(the.sara, false)
    expect(await jobsFor(id)).toEqual([
      { payload: { fileId: id, tries: 0 }, at: later(0.5), task: 'scan-file' },
    ])
    const scanned = await saveFile(
      the.sara,
      placeOf(the.sara),
      { name: 'b.png', content: png, verdict: 'clean' },
      now,
    )
    expect(await jobsFor(scanned.ok ? scanned.value.id : '')).toEqual([])
    const refused = await saveFile(
      the.aino,
      placeOf(the.aino),
      { name: 'b.exe', content: bytesOf('MZ'), verdict: 'unavailable' },
      now,
    )
    expect(refused).toMatchObject({ reason: 'file_executable' })
    const { rows } = await database.pool.query('SELECT 1 FROM attachment WHERE owner_id = $1', [the.aino.id])
    expect(rows).toEqual([])
  })

  it('is clean: everybody who sees the thread is told, and opens it', async () => {
    clamd.says = clean
    const id = await waiting(the.sara)
    await run(id)
    expect(clamd.files).toEqual([Buffer.from(png)])
    expect(await stateOf(id)).toEqual({ scan: 'clean', gone: false })
    expect(told.map(({ what }) => what)).toEqual(['message', 'message'])
    expect(channels()).toEqual(channelsOf(the.sara, the.eva))
    expect(await openFile(the.eva, id, now)).toMatchObject({ ok: true })
  })

  it('is infected: its bytes are gone, on the record, and a colleague who has the thread is told as well', async () => {
    clamd.says = infected
    const id = await waiting(the.sara)
    await handOverThread(the.eva, { id: threadId, to: the.mikael.id }, now)
    told.length = 0
    await run(id)
    expect(await stateOf(id)).toEqual({ scan: 'infected', gone: true })
    expect(channels()).toEqual(channelsOf(the.sara, the.eva, the.mikael))
    await handBackThread(the.eva, threadId)
    expect(await infectedOn(`customer:${the.sara.id}`)).toEqual([id])
  })

  it('is infected before it is sent: that is on the record of whose it was', async () => {
    clamd.says = infected
    const ids = [await waiting(the.jonas, false), await waiting(the.eva, false)]
    for (const id of ids) await run(id)
    expect(await infectedOn(`customer:${the.jonas.id}`)).toEqual([ids[0]])
    expect(await infectedOn(`staff:${the.eva.id}`)).toEqual([ids[1]])
  })

  it('that is not sent yet concerns its owner alone', async () => {
    clamd.says = clean
    const id = await waiting(the.jonas, false)
    await run(id)
    expect(told).toEqual([{ channel: `person:${the.jonas.id}`, what: 'message' }])
  })

  it('gets no verdict again: later, each time a little later, and nobody is told', async () => {
    clamd.says = 'goodbye'
    const id = await waiting(the.sara)
    const before = Date.now()
    for (const [tries, minutes] of [
      [0, 1],
      [3, 8],
      [50, 30],
    ] as const) {
      await run(id, tries)
      const [job, ...others] = await jobsFor(id)
      expect(others).toEqual([])
      expect(job?.payload).toEqual({ fileId: id, tries: tries + 1 })
      expect(Math.round((job?.at.getTime() - before) / 60_000)).toBe(minutes)
    }
    expect(await stateOf(id)).toEqual({ scan: 'waiting', gone: false })
    expect(told).toEqual([])
  })

  it('without a scanner is not even fetched, and asked about later', async () => {
    const id = await waiting(the.sara)
    scanner.isThere = false
    await run(id, 3)
    scanner.isThere = true
    expect(clamd.files).toEqual([])
    expect((await jobsFor(id))[0]?.payload).toEqual({ fileId: id, tries: 4 })
  })

  it('that has a verdict by now, or is gone, is not scanned', async () => {
    clamd.says = infected
    const [finished, removed] = [await waiting(the.sara), await waiting(the.sara, false)]
    await finishScan(finished, 'clean')
    await removeFile(the.sara, removed)
    for (const id of [finished, removed, randomUUID()]) await run(id)
    expect(clamd.files).toEqual([])
    expect(await stateOf(finished)).toMatchObject({ scan: 'clean' })
  })

  it('two verdicts at once: one of them counts, and is told once', async () => {
    const id = await waiting(the.sara)
    await Promise.all([finishScan(id, 'clean'), finishScan(id, 'clean'), finishScan(id, 'infected')])
    expect(['clean', 'infected']).toContain((await stateOf(id)).scan)
    expect(channels()).toEqual(channelsOf(the.sara, the.eva))
  })

  it('is scanned by the worker, once by once, until the scanner is back', async () => {
    clamd.says = 'goodbye'
    const id = await waiting(the.sara)
    const soon = () =>
      database.pool.query(
        `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1 AND locked_at IS NULL`,
        [`scan:${id}`],
      )
    const worker = await startWorker()
    await soon()
    const tries = async () => (await jobsFor(id))[0]?.payload.tries
    await expect.poll(tries).toBeGreaterThan(0)
    clamd.says = clean
    await expect
      .poll(async () => {
        await soon()
        return (await stateOf(id)).scan
      })
      .toBe('clean')
    await worker.stop()
    expect(await jobsFor(id)).toEqual([])
  })
})

describe('files that nobody sends', () => {
  const week = 7 * 24 * 60

  it('go after a week; what was sent or is younger stays', async () => {
    // what the tests before have left
    await database.pool.query('DELETE FROM attachment WHERE message_id IS NULL')
    const old = await waiting(the.eva, false, later(-week - 1))
    const kept = [
      await waiting(the.eva, false, later(-week + 1)),
      await waiting(the.sara, true, later(-week - 1)),
    ]
    expect(await forgetUnsentFiles(later(-week))).toBe(1)
    expect(await stateOf(old)).toBeUndefined()
    for (const id of kept) expect(await stateOf(id)).toBeDefined()
    expect(await forgetUnsentFiles(later(-week))).toBe(0)
  })

  it('more than one statement takes go all the same, and what is being sent right now stays', async () => {
    await database.pool.query(
      `INSERT INTO attachment (owner_id, place, name, kind, bytes, sha256, scan, content, created_at)
       SELECT $1, $1, n || '.txt', 'text', 1, sha256('x'), 'clean', 'x', '2026-01-01' FROM generate_series(1, 45) n`,
      [the.eva.id],
    )
    const sending = await database.pool.connect()
    await sending.query('BEGIN')
    await sending.query(`SELECT 1 FROM attachment WHERE name = '45.txt' FOR UPDATE`)
    expect(await forgetUnsentFiles(new Date('2026-02-01'))).toBe(44)
    await sending.query('COMMIT')
    sending.release()
    await forgetFiles({}, {} as JobHelpers)
    const { rows } = await database.pool.query(`SELECT 1 FROM attachment WHERE name LIKE '%.txt'`)
    expect(rows).toEqual([])
  })

  it('every night', () => {
    const night = messageTimes.find(({ task }) => task === 'forget-files')
    const runs = (hour: number, min: number) => night?.match({ hour, min, date: 9, month: 11, dow: 1 })
    expect([runs(2, 41), runs(3, 41), runs(2, 40)]).toEqual([true, false, false])
  })
})
