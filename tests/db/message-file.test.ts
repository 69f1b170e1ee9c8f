import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { listReadings } from '@/db/contact-history'
import { openThread } from '@/db/message'
import { findRoom, listUnsentFiles, openFile, removeFile, saveFile } from '@/db/message-file'
import { finishScan } from '@/db/message-scan'
import { startThread, writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'
import { largestFile, unsentAtMost } from '@/lib/message/attachment'
import type { Place } from '@/lib/message/place'
import type { Verdict } from '@/lib/message/scan'
import { freshDatabase } from '../support/database'
import { bytesOf } from '../support/files'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
const png = bytesOf('\x89PNG\r\n\x1a\n picture')
let the: People
let threadId: string
let place: Place

beforeAll(async () => {
  the = await makePeople(now)
  threadId = (await begin(the.sara, the.sara, 'Payslips', now)).threadId
  place = { customerId: the.sara.id, threadId }
})

/** Where each of them writes here: in Sara's thread, or to their own advisor. */
const placeOf = (actor: Actor): Place =>
  actor === the.jonas || actor === the.aino ? { customerId: actor.id, threadId: null } : place
const save = (actor: Actor, verdict: Verdict = 'clean', content = png, at = placeOf(actor)) =>
  saveFile(actor, at, { name: '../payslip.pdf', content, verdict }, now)
const saved = async (actor: Actor, verdict: Verdict = 'clean') => {
  const file = await save(actor, verdict)
  if (!file.ok) throw new Error(file.reason)
  return file.value.id
}
const send = (actor: Actor, attachments: string[], thread = threadId) =>
  writeMessage(actor, { threadId: thread, seen: 0, key: randomUUID(), text: '', attachments }, now)
async function piecesOf(opened: Awaited<ReturnType<typeof openFile>>): Promise<Buffer[]> {
  const pieces: Buffer[] = []
  if (opened.ok) for await (const piece of opened.value.pieces) pieces.push(piece)
  return pieces
}
const missing = { ok: false, reason: 'not_found' }
const gone = { ok: false, reason: 'attachment_missing' }

describe('a file', () => {
  it('goes with a message, in the order given, and is opened by the two sides only', async () => {
    const [one, two] = [await saved(the.sara), await saved(the.sara)]
    expect(await send(the.sara, [two, one])).toMatchObject({ ok: true })
    const [message] = (await openThread(the.eva, threadId, now))?.messages ?? []
    expect(message?.attachments).toEqual([
      { id: two, name: 'payslip.pdf.png', kind: 'png', bytes: png.length, scan: 'clean' },
      expect.objectContaining({ id: one }),
    ])
    for (const actor of [the.sara, the.eva]) {
      const opened = await openFile(actor, one, now)
      expect(opened).toMatchObject({ ok: true, value: { name: 'payslip.pdf.png', kind: 'png' } })
      expect(await piecesOf(opened)).toEqual([Buffer.from(png)])
    }
    expect((await listReadings(the.sara, { before: null, size: 9 })).readings).toMatchObject([
      { readerName: 'eva', part: 'message' },
    ])
    for (const other of [the.jonas, the.mikael, the.kerstin, the.nils])
      expect(await openFile(other, one, now)).toEqual(missing)
    expect(await openFile(the.sara, randomUUID(), now)).toEqual(missing)
  })

  it('A05: before it is sent it is its owner’s alone, to see, to send, to take away', async () => {
    const id = await saved(the.sara)
    for (const other of [the.eva, the.jonas, the.mikael, the.nils]) {
      expect(await openFile(other, id, now)).toEqual(missing)
      expect(await removeFile(other, id)).toEqual(missing)
      expect((await listUnsentFiles(other, place)).map((file) => file.id)).not.toContain(id)
    }
    expect(await send(the.eva, [id])).toEqual(gone)
    expect(await openFile(the.sara, id, now)).toMatchObject({ ok: true })
    expect(await removeFile(the.sara, id)).toEqual({ ok: true, value: true })
    expect(await send(the.sara, [id])).toEqual(gone)
  })

  it('is sent once, and then it stays', async () => {
    const id = await saved(the.sara)
    const both = await Promise.all([send(the.sara, [id]), send(the.sara, [id])])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(gone)
    expect(await removeFile(the.sara, id)).toEqual(missing)
    for (const sql of [
      'DELETE FROM attachment WHERE id = $1',
      'UPDATE attachment SET message_id = NULL WHERE id = $1',
      `UPDATE attachment SET name = 'x' WHERE id = $1`,
      `UPDATE attachment SET content = '\\x00' WHERE id = $1`,
    ])
      await expect(database.pool.query(sql, [id])).rejects.toThrow('attachment: ')
  })

  it('is refused for what it is, on the record, and nothing is kept', async () => {
    expect(await save(the.jonas, 'clean', bytesOf('MZ'))).toEqual({ ok: false, reason: 'file_executable' })
    expect(await save(the.jonas, 'infected')).toEqual({ ok: false, reason: 'file_infected' })
    expect(await save(the.nils)).toEqual(missing)
    expect(await listUnsentFiles(the.jonas, placeOf(the.jonas))).toEqual([])
    const { rows } = await database.pool.query(
      `SELECT data->>'reason' AS reason FROM audit_event WHERE type = 'file_refused' AND chain = $1 ORDER BY seq`,
      [`customer:${the.jonas.id}`],
    )
    expect(rows).toEqual([{ reason: 'file_executable' }, { reason: 'file_infected' }])
  })

  it('A05: what is attached for one customer never goes to another, and only where one may write', async () => {
    const id = await saved(the.eva)
    const elsewhere = { customerId: the.jonas.id, threadId: null }
    expect((await listUnsentFiles(the.eva, place)).map((file) => file.id)).toContain(id)
    expect(await listUnsentFiles(the.eva, elsewhere)).toEqual([])
    const other = await begin(the.jonas, the.jonas, 'A card abroad', now)
    expect(await send(the.eva, [id], other.threadId)).toEqual(gone)
    const first = { key: randomUUID(), customerId: the.jonas.id, subject: 'Hello', text: 'Hello' }
    expect(await startThread(the.eva, { ...first, attachments: [id] }, now)).toEqual(gone)
    expect(await save(the.jonas, 'clean', png, place)).toEqual(missing)
    expect(await save(the.eva, 'clean', png, { customerId: the.jonas.id, threadId })).toEqual(missing)
    expect(await send(the.eva, [id])).toMatchObject({ ok: true })
  })

  it('the largest goes in and comes out as it was', async () => {
    const large = new Uint8Array(largestFile).fill(97)
    const file = await save(the.jonas, 'clean', large)
    const pieces = await piecesOf(await openFile(the.jonas, file.ok ? file.value.id : '', now))
    expect(Buffer.concat(pieces).equals(large)).toBe(true)
    // whoever reads slowly keeps little in memory
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(largestFile / 50)
    expect(await save(the.jonas, 'clean', new Uint8Array(largestFile + 1))).toMatchObject({
      reason: 'file_too_large',
    })
  })

  it('no more wait to be sent than two messages hold, also at once', async () => {
    const many = await Promise.all(Array.from({ length: unsentAtMost + 2 }, () => save(the.aino)))
    expect(many.filter(({ ok }) => ok)).toHaveLength(unsentAtMost)
    expect(await save(the.aino)).toEqual({ ok: false, reason: 'too_many_files' })
  })

  it('A55: nor many in many places, nor more in a day than a person sends', async () => {
    const places = await Promise.all(
      ['One', 'Two', 'Three'].map(async (subject) => {
        const { threadId: id } = await begin(the.aino, the.aino, subject, now)
        return { customerId: the.aino.id, threadId: id }
      }),
    )
    const [one, two, three] = places as [Place, Place, Place]
    for (const place of [one, two])
      for (let nth = 0; nth < unsentAtMost; nth++) await save(the.aino, 'clean', png, place)
    expect(await findRoom(the.aino, three, now)).toEqual({ ok: false, reason: 'too_many_files' })
    expect(await save(the.aino, 'clean', png, three)).toEqual({ ok: false, reason: 'too_many_files' })

    // whatever it was has been removed since: it came in all the same
    await database.pool.query(
      `INSERT INTO attachment (owner_id, place, name, kind, bytes, sha256, scan, message_id, created_at)
       SELECT $1, $1, n || '.txt', 'text', $2, sha256('x'), 'infected', (SELECT id FROM message LIMIT 1), $3
         FROM generate_series(1, 20) n`,
      [the.jonas.id, largestFile, now],
    )
    const full = { ok: false, reason: 'files_of_the_day' }
    expect(await findRoom(the.jonas, placeOf(the.jonas), now)).toEqual(full)
    expect(await save(the.jonas)).toEqual(full)
    const tomorrow = new Date(now.getTime() + 86_400_000)
    expect(await findRoom(the.jonas, placeOf(the.jonas), tomorrow)).toMatchObject({ ok: true })
    expect(await findRoom(the.jonas, place, now)).toEqual(missing)
  })
})

describe('while the scanner is away', () => {
  it('a file can be sent, and nobody opens it until it is clean', async () => {
    const id = await saved(the.sara, 'unavailable')
    await send(the.sara, [id])
    for (const actor of [the.sara, the.eva])
      expect(await openFile(actor, id, now)).toEqual({ ok: false, reason: 'file_waiting' })
    await finishScan(id, 'unavailable')
    expect(await openFile(the.eva, id, now)).toMatchObject({ reason: 'file_waiting' })
    await finishScan(id, 'clean')
    expect(await openFile(the.eva, id, now)).toMatchObject({ ok: true })
    await finishScan(id, 'infected')
    expect(await openFile(the.eva, id, now)).toMatchObject({ ok: true })
  })

  it('one that proves infected is gone; that it was there stays to be seen', async () => {
    const id = await saved(the.sara, 'unavailable')
    await send(the.sara, [id])
    await finishScan(id, 'infected')
    expect(await openFile(the.sara, id, now)).toEqual({ ok: false, reason: 'file_removed' })
    const { rows } = await database.pool.query(`SELECT content, name FROM attachment WHERE id = $1`, [id])
    expect(rows).toEqual([{ content: null, name: 'payslip.pdf.png' }])
  })

  it('one that proves infected before it is sent is not sent any more', async () => {
    const id = await saved(the.sara, 'unavailable')
    await finishScan(id, 'infected')
    expect(await send(the.sara, [id])).toEqual(gone)
  })
})
