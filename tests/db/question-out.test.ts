import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findMailToSend, forgetSecrets, listDemoMails, saveMailSent } from '@/db/outbox'
import { withdrawQuestion } from '@/db/question-answer'
import { saveReach } from '@/db/question-reach'
import { sendMail } from '@/lib/server/mail'
import { showMail } from '@/lib/server/seal'
import { listWritten } from '../support/contact'
import { freshDatabase } from '../support/database'
import { begin } from '../support/message'
import { makePeople, type People } from '../support/people'
import { asked, codeOf, givePlace, places, sendAll } from '../support/question'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
const nothing = {} as never
let the: People
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-out-'))
  Object.assign(process.env, { DEMO: '1', DATA_DIR: folder, PUBLIC_URL: 'https://bank.example' })
  the = await makePeople(now)
  await givePlace(database.pool, the.sara, places.sara)
  await saveReach(the.sara, ['sms', 'messenger', 'mail', 'letter'], now)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const rowsOf = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows
async function question(about: string) {
  const { threadId } = await begin(the.eva, the.sara, about, now)
  const made = await asked(the.eva, threadId, about, now)
  const ids = await rowsOf('SELECT channel, id FROM mail WHERE question_id = $1', made.questionId)
  const mails = Object.fromEntries(ids.map(({ channel, id }) => [channel, id])) as Record<string, string>
  return { ...made, mails, code: await codeOf(database.pool, made.questionId) }
}
const files = async (of: string) => (await readdir(path.join(folder, of)).catch(() => [])).sort()
const read = (of: string, name: string) => readFile(path.join(folder, of, name), 'utf8')

describe('what goes out', () => {
  it('by each channel to its own place, with the code; a letter alone says what it is about', async () => {
    const { mails, code, channels } = await question('My divorce')
    expect(channels).toEqual(['sms', 'messenger', 'mail', 'letter'])
    expect(await sendAll(database.pool)).toBe(4)
    for (const channel of ['sms', 'messenger'] as const) {
      const [name = ''] = await files(channel)
      expect(name).toContain(`${mails[channel]}.json`)
      const said = JSON.parse(await read(channel, name))
      expect(said).toEqual({ id: mails[channel], channel, to: '+46705550112', text: expect.any(String) })
      expect(said.text).toContain(code)
      expect(said.text).not.toMatch(/divorce|https?:|\{/)
    }
    const [mail = ''] = await files('mail')
    const raw = await read('mail', mail)
    expect(raw).toContain('To: sara <sara@people.example>')
    expect(raw).toContain('Subject: Your bank has a question for you')
    expect(raw).not.toContain('divorce')
    expect(raw).toContain('Auto-Submitted: auto-generated')
    const [html = '', txt = ''] = await files('letters')
    expect([html, txt]).toEqual([
      expect.stringContaining(`${mails.letter}.html`),
      expect.stringContaining(`${mails.letter}.txt`),
    ])
    const letter = await read('letters', txt)
    expect(letter).toContain('sara\nStorgatan 1\n113 22 Stockholm')
    expect(letter).toContain('Monday 23 November 2026')
    expect(letter).toContain('We have a question for you about: My divorce')
    expect(letter).toContain('What about My divorce?')
    expect(letter.trimEnd().endsWith(`Your code: ${code}`)).toBe(true)
    expect(await read('letters', html)).toContain(`Your code: ${code}`)
  })

  it('into files that only their owner reads', async () => {
    for (const place of ['sms', 'messenger', 'letters', 'mail']) {
      expect((await stat(path.join(folder, place))).mode & 0o777, place).toBe(0o700)
      for (const name of await files(place))
        expect((await stat(path.join(folder, place, name))).mode & 0o777, name).toBe(0o600)
    }
  })

  it('is told in the history and on the record by its channel, once it has gone', async () => {
    const { questionId } = await question('Told')
    const before = (await listWritten(database.pool, the.sara.id)).length
    await sendAll(database.pool)
    const written = await listWritten(database.pool, the.sara.id)
    expect(written).toHaveLength(before + 4)
    for (const event of written.slice(0, 4))
      expect(event).toMatchObject({ type: 'mailed', template: 'question' })
    const told = written.slice(0, 4).map(({ channel }) => channel)
    expect([...told].sort()).toEqual(['letter', 'mail', 'messenger', 'sms'])
    const events = await rowsOf(
      `SELECT data->>'channel' AS channel FROM audit_event WHERE type = 'mail_sent'
        AND data->>'mailId' IN (SELECT id::text FROM mail WHERE question_id = $1)`,
      questionId,
    )
    expect(events.map(({ channel }) => channel).sort()).toEqual(['letter', 'messenger', 'sms', null].sort())
  })

  it('F20: killed after sending, before writing it down: the same file again, one trace', async () => {
    const { mails } = await question('Killed')
    const before = (await files('sms')).length
    await database.pool.query(`CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
      IF NEW.sent_at IS NOT NULL THEN RAISE EXCEPTION 'killed'; END IF; RETURN NEW; END$$;
      CREATE TRIGGER die BEFORE UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION die()`)
    await expect(sendMail({ mailId: mails.sms }, nothing)).rejects.toThrow()
    await database.pool.query('DROP FUNCTION die CASCADE')
    for (let n = 0; n < 3; n += 1) await sendMail({ mailId: mails.sms }, nothing)
    expect((await files('sms')).length).toBe(before + 1)
    const [row] = await rowsOf('SELECT tries FROM mail WHERE id = $1', mails.sms)
    expect(row?.tries).toBe(1)
  })

  it('a channel that refuses is tried again, with the reason kept', async () => {
    const { mails } = await question('Refused')
    vi.resetModules()
    process.env.DATA_DIR = '/dev/null'
    const refusing = await import('@/lib/server/mail')
    await expect(refusing.sendMail({ mailId: mails.letter }, nothing)).rejects.toThrow()
    process.env.DATA_DIR = folder
    const [failed] = await rowsOf(
      'SELECT tries, last_error AS why, sent_at FROM mail WHERE id = $1',
      mails.letter,
    )
    expect(failed).toMatchObject({ tries: 1, why: expect.stringContaining('/dev/null'), sent_at: null })
    await sendMail({ mailId: mails.letter }, nothing)
    const [sent] = await rowsOf(
      'SELECT tries, last_error AS why, sent_at FROM mail WHERE id = $1',
      mails.letter,
    )
    expect(sent).toMatchObject({ tries: 2, why: null, sent_at: expect.any(Date) })
  })
})

describe('what does not hold any more', () => {
  it('is not sent; what was just being sent has gone out, and is told', async () => {
    const { questionId, mails } = await question('Too late')
    const waiting = await findMailToSend(mails.sms ?? '')
    expect(waiting).toMatchObject({ channel: 'sms', questionId })
    await withdrawQuestion(the.eva, questionId, now)
    expect(await findMailToSend(mails.mail ?? '')).toBeUndefined()
    const before = (await files('mail')).length
    await sendMail({ mailId: mails.mail }, nothing)
    expect(await files('mail')).toHaveLength(before)
    await saveMailSent(mails.sms ?? '', now)
    const rows = await rowsOf(
      `SELECT channel, sent_at IS NOT NULL AS sent, withdrawn_at IS NOT NULL AS withdrawn FROM mail
        WHERE question_id = $1 AND channel IN ('sms', 'mail') ORDER BY channel`,
      questionId,
    )
    expect(rows).toEqual([
      { channel: 'sms', sent: true, withdrawn: false },
      { channel: 'mail', sent: false, withdrawn: true },
    ])
  })

  it('a code outlives the half hour of a link while it is open, and is gone with its question', async () => {
    const { questionId, code, mails } = await question('Half an hour')
    await forgetSecrets(new Date(now.getTime() + 24 * 3_600_000))
    await sendAll(database.pool)
    const shown = async () => {
      const mail = (await listDemoMails('sms')).find(({ id }) => id === mails.sms)
      return mail && showMail(mail).text
    }
    expect(await shown()).toContain(code)
    await withdrawQuestion(the.eva, questionId, now)
    expect(await shown()).toContain('type the code …')
    expect((await listDemoMails('letter')).every(({ channel }) => channel === 'letter')).toBe(true)
  })

  it('where it is no demo, a code that has been sent is not kept', async () => {
    const { questionId, mails } = await question('No demo')
    await saveMailSent(mails.sms ?? '', now)
    const rows = await rowsOf(
      'SELECT channel, sealed IS NULL AS gone FROM mail WHERE question_id = $1 ORDER BY channel',
      questionId,
    )
    expect(rows[0]).toEqual({ channel: 'sms', gone: true })
    expect(rows.slice(1).every(({ gone }) => gone === false)).toBe(true)
  })
})
