import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bookMeeting } from '@/db/booking-book'
import { cancelBooking } from '@/db/booking-cancel'
import { db } from '@/db/client'
import { listDemoMails } from '@/db/outbox'
import { meetingType } from '@/db/schema/booking'
import { type BookingWorld, bookingWorld, now, orderOf, utc } from '../support/booking-world'
import { freshDatabase } from '../support/database'

const database = freshDatabase()
const folder = { data: '' }
const nothing = {} as never
let world: BookingWorld

beforeAll(async () => {
  folder.data = await mkdtemp(path.join(os.tmpdir(), 'radrum-mail-'))
  process.env.DATA_DIR = folder.data
  world = await bookingWorld()
})
afterAll(() => rm(folder.data, { recursive: true, force: true }))

/** The job as a process with this environment runs it. */
async function mailJob(env: Record<string, string> = {}) {
  vi.resetModules()
  for (const name of ['SMTP_URL', 'MAIL_FROM']) delete process.env[name]
  Object.assign(process.env, env)
  return (await import('@/lib/server/mail')).sendMail
}
async function book(startsAt: string) {
  const made = await bookMeeting(world.anna, orderOf(world, { startsAt: utc(startsAt) }), now)
  if (!made.ok) throw new Error(made.reason)
  const { rows } = await database.pool.query<{ id: string; ics: string; person: string }>(
    'SELECT id, ics, person_id AS person FROM mail WHERE booking_id = $1',
    [made.value.id],
  )
  const own = rows.find((row) => row.person === world.anna.id)
  if (!own) throw new Error('the customer has no mail')
  return { booking: made.value, mail: own }
}
const files = async () => (await readdir(path.join(folder.data, 'mail')).catch(() => [])).sort()
const sent = (id: string) =>
  database.pool
    .query(`SELECT sent_at, tries, last_error FROM mail WHERE id = $1`, [id])
    .then(({ rows }) => rows[0])
const audited = async (id: string) =>
  (
    await database.pool.query("SELECT 1 FROM audit_event WHERE type = 'mail_sent' AND data->>'mailId' = $1", [
      id,
    ])
  ).rowCount

describe('without a mail server', () => {
  test('a mail becomes a file with its invitation, once, however often the job runs', async () => {
    const send = await mailJob()
    const { mail, booking } = await book('2026-11-24T08:00')
    await send({ mailId: mail.id }, nothing)
    await send({ mailId: mail.id }, nothing)
    const names = await files()
    expect(names).toHaveLength(1)
    const raw = await readFile(path.join(folder.data, 'mail', names[0] ?? ''), 'utf8')
    expect(raw).toContain('Subject: Booked: Mortgage, Tuesday 24 November 09:00')
    expect(raw).toContain(`Message-ID: <${mail.id}@radrum>`)
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i)
    const event = new ICAL.Component(ICAL.parse(mail.ics)).getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('uid')).toBe(`${booking.id}@radrum`)
    expect(String(event?.getFirstPropertyValue('dtstart'))).toBe('2026-11-24T08:00:00Z')
    expect(await audited(mail.id)).toBe(1)
    const [shown] = await listDemoMails()
    expect(shown).toMatchObject({ id: mail.id, recipientName: 'Anna', icsMethod: 'REQUEST' })
  })

  test('F20 killed after sending, before writing it down: the same mail again, one trace', async () => {
    const send = await mailJob()
    const { mail } = await book('2026-11-24T10:00')
    const before = (await files()).length
    await database.pool.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
      IF NEW.sent_at IS NOT NULL THEN RAISE EXCEPTION 'killed'; END IF; RETURN NEW; END$$`)
    await database.pool.query('CREATE TRIGGER die BEFORE UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION die()')
    await expect(send({ mailId: mail.id }, nothing)).rejects.toThrow()
    expect(await sent(mail.id)).toMatchObject({ sent_at: null })
    await database.pool.query('DROP FUNCTION die CASCADE')
    await send({ mailId: mail.id }, nothing)
    expect((await files()).length).toBe(before + 1)
    expect(await audited(mail.id)).toBe(1)
  })

  test('a mail that does not exist is no error, a payload that is none is', async () => {
    const send = await mailJob()
    await send({ mailId: world.anna.id }, nothing)
    await expect(send({ mailId: '../../etc/passwd' }, nothing)).rejects.toThrow()
  })
})

/** A mail server that takes everything down; `refuse` makes it say no. */
async function mailServer(refuse: boolean): Promise<{ server: Server; url: string; seen: string[] }> {
  const seen: string[] = []
  const server = createServer((socket) => {
    let data = false
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      seen.push(text)
      if (data) {
        if (!text.includes('\r\n.\r\n')) return
        data = false
        socket.write('250 taken\r\n')
      } else if (/^DATA/i.test(text)) {
        data = true
        socket.write('354 go on\r\n')
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n')
      else socket.write(refuse && /^RCPT/i.test(text) ? '550 no\r\n' : '250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { server, url: `smtp://127.0.0.1:${port}`, seen }
}

describe('with a mail server', () => {
  const from = { MAIL_FROM: 'The Bank <bank@demo.example>' }

  test('A39 one recipient, one subject, whatever the names are', async () => {
    const evil = 'Loan\r\nBcc: eve@evil.example\r\n\r\nhello'
    await db().update(meetingType).set({ nameEn: evil })
    const { mail } = await book('2026-11-25T08:00')
    await db().update(meetingType).set({ nameEn: 'Mortgage' })
    const { server, url, seen } = await mailServer(false)
    const send = await mailJob({ SMTP_URL: url, ...from })
    await send({ mailId: mail.id }, nothing)
    server.close()
    const talk = seen.join('')
    expect(talk.match(/RCPT TO/g)).toHaveLength(1)
    expect(talk).not.toMatch(/^Bcc:/im)
    expect(talk).toContain('From: The Bank <bank@demo.example>')
    expect(await audited(mail.id)).toBe(1)
  })

  test('a refused mail stays in the outbox with the reason, and goes out later', async () => {
    const { mail, booking } = await book('2026-11-25T10:00')
    const refusing = await mailServer(true)
    const failing = await mailJob({ SMTP_URL: refusing.url, ...from })
    await expect(failing({ mailId: mail.id }, nothing)).rejects.toThrow()
    refusing.server.close()
    expect(await sent(mail.id)).toMatchObject({
      sent_at: null,
      tries: 1,
      last_error: expect.stringContaining('550'),
    })
    const send = await mailJob()
    await send({ mailId: mail.id }, nothing)
    expect(await sent(mail.id)).toMatchObject({ tries: 2, last_error: null })
    await cancelBooking(world.anna, { bookingId: booking.id, version: 1, reason: '' }, now)
    const { rows } = await database.pool.query<{ ics: string }>(
      `SELECT ics FROM mail WHERE booking_id = $1 AND template = 'cancelled' AND person_id = $2`,
      [booking.id, world.anna.id],
    )
    const calendar = new ICAL.Component(ICAL.parse(rows[0]?.ics ?? ''))
    const event = calendar.getFirstSubcomponent('vevent')
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect(event?.getFirstPropertyValue('uid')).toBe(`${booking.id}@radrum`)
    expect(String(event?.getFirstPropertyValue('sequence'))).toBe('1')
  })

  test('A39 a cancellation reaches both, whatever its reason looks like', async () => {
    const { booking } = await book('2026-11-26T08:00')
    const reason = 'see /recover/{secret}'
    await cancelBooking(world.anna, { bookingId: booking.id, version: 1, reason }, now)
    const cancelled = `SELECT id FROM mail WHERE booking_id = $1 AND template = 'cancelled'`
    const { rows } = await database.pool.query<{ id: string }>(cancelled, [booking.id])
    expect(rows).toHaveLength(2)
    const send = await mailJob()
    for (const { id } of rows) {
      await send({ mailId: id }, nothing)
      expect(await sent(id)).toMatchObject({ sent_at: expect.any(Date), last_error: null })
    }
  })
})
