import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Announcement, onAnnounce } from '@/db/announce'
import { verifyAudit } from '@/db/audit'
import { findMailToSend, listDemoMails, saveMailSent } from '@/db/outbox'
import { changePassword } from '@/db/recovery'
import { findSession, saveTry, startSession } from '@/db/session'
import { sendMail } from '@/lib/server/mail'
import { hashPassword } from '@/lib/server/password'
import { hashToken, isLinkUsable, newToken, saveNewPassword } from '@/lib/server/recovery'
import { openMail, showMail } from '@/lib/server/seal'
import { signIn } from '@/lib/server/sign-in'
import { listWritten } from '@/tests/support/contact'
import { freshDatabase } from '@/tests/support/database'
import { disable, makePeople, type People } from '@/tests/support/people'
import { mailedToken } from '@/tests/support/recovery'

// as it is, and counted
vi.mock('@/lib/server/password', { spy: true })

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const password = 'a good password'
const fresh = 'tre röda stolar'
const over = { ok: false, reason: 'link_over' }
const done = { ok: true, value: true }
let the: People
let folder: string
let oldHash: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-recovery-'))
  Object.assign(process.env, { DEMO: '1', PUBLIC_URL: 'https://bank.example', DATA_DIR: folder })
  oldHash = await hashPassword(password)
  the = await makePeople(now, oldHash)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A link of this person's, made in an hour of its own, so that no limit is reached. */
let hour = 0
const linkOf = async (name: keyof People) => {
  hour += 1
  const at = later(60 * hour)
  const token = (await mailedToken(database.pool, `${name}@people.example`, at)) ?? ''
  return { token, at }
}
const attempt = (name: string, given: string) => ({
  ...{ email: `${name}@people.example`, password: given, address: '192.0.2.1', userAgent: 'test' },
})
const one = async (sql: string, ...values: unknown[]) => (await database.pool.query(sql, values)).rows[0]
const hashOf = async (name: keyof People) =>
  (await one('SELECT password_hash AS hash FROM person WHERE id = $1', the[name].id)).hash

describe('a link', () => {
  it('is used once, though twenty try at the same moment; the password is the one of who was let in', async () => {
    const { token, at } = await linkOf('sara')
    const tokenHash = hashToken(token)
    const tries = Array.from({ length: 20 }, (_, i) => `scrypt$hash-${i}`)
    const answers = await Promise.all(
      tries.map((passwordHash) => changePassword({ tokenHash, passwordHash }, at)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(19).fill(over))
    expect(await hashOf('sara')).toBe(tries[answers.findIndex(({ ok }) => ok)])
    const told = `SELECT count(*)::int AS n FROM audit_event WHERE type = 'password_changed' AND chain = $1`
    expect((await one(told, `customer:${the.sara.id}`)).n).toBe(1)
  })

  it('sent fifty times at once hashes one password, and is used by that', async () => {
    const { token, at } = await linkOf('sara')
    vi.mocked(hashPassword).mockClear()
    const all = Array.from({ length: 50 }, () => saveNewPassword({ token, password: fresh }, at))
    const answers = await Promise.all(all)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(49).fill(over))
    expect(hashPassword).toHaveBeenCalledTimes(1)
  })

  it('is over after thirty minutes, to the moment', async () => {
    const { token, at } = await linkOf('jonas')
    const until = at.getTime() + 30 * 60_000
    expect(await isLinkUsable(token, new Date(until - 1))).toBe(true)
    expect(await isLinkUsable(token, new Date(until))).toBe(false)
    expect(await saveNewPassword({ token, password: fresh }, new Date(until))).toEqual(over)
    expect(await hashOf('jonas')).toBe(oldHash)
  })

  it('A35: looked at, however often, is not used up; refused for its password neither', async () => {
    const { token, at } = await linkOf('jonas')
    for (let i = 0; i < 5; i += 1) expect(await isLinkUsable(token, at)).toBe(true)
    for (const [given, reason] of [
      ['short', 'password_short'],
      ['x'.repeat(129), 'password_long'],
      ['Password-2026!', 'password_guessed'],
      ['jonas-people-1', 'password_named'],
    ] as const)
      expect(await saveNewPassword({ token, password: given }, at)).toEqual({ ok: false, reason })
    expect(await saveNewPassword({ token, password: fresh }, at)).toEqual(done)
    expect(await saveNewPassword({ token, password: fresh }, at)).toEqual(over)
  })

  it('that nobody was given, of a wrong shape, or of somebody disabled is answered in the same way', async () => {
    const { token, at } = await linkOf('aino')
    await disable(the.aino, at)
    const events = 'SELECT count(*)::int AS n FROM audit_event'
    const before = await one(events)
    const wrong = [newToken(), token.slice(1), `${token}=`, '', '../../x', hashToken(token).toString('hex')]
    for (const given of [token, ...wrong]) {
      expect(await isLinkUsable(given, at), given).toBe(false)
      expect(await saveNewPassword({ token: given, password: fresh }, at), given).toEqual(over)
    }
    expect(await hashOf('aino')).toBe(oldHash)
    expect(await one(events)).toEqual(before)
  })
})

describe('with the new password', () => {
  it('every session is ended at once, wherever it is, and nobody else’s', async () => {
    const ids = [
      the.eva.sessionId,
      ...(await Promise.all([1, 2].map(() => startSession(the.eva.id, 'x', now)))),
    ]
    const { token, at } = await linkOf('eva')
    const announced: Announcement[] = []
    onAnnounce((all) => announced.push(...all))
    expect(await saveNewPassword({ token, password: fresh }, at)).toEqual(done)
    onAnnounce(undefined)
    for (const id of ids) expect((await findSession(id, at))?.state).toBe('ended')
    const told = announced.filter(({ what }) => what === 'session').map(({ channel }) => channel)
    expect(told.sort()).toEqual(ids.map((id) => `session:${id}`).sort())
    expect(announced).toContainEqual({ channel: `advisor:${the.eva.id}`, what: 'presence' })
    expect((await findSession(the.nils.sessionId, later(1)))?.state).toBe('active')
  })

  it('one signs in, and with the old one no more; tries that failed before are forgiven', async () => {
    const { token, at } = await linkOf('nils')
    for (const account of ['nils@people.example', the.nils.id])
      for (let i = 0; i < 5; i += 1) await saveTry(account, '192.0.2.50', at)
    expect(await signIn(attempt('nils', password), at)).toMatchObject({ reason: 'too_many_tries' })
    expect(await saveNewPassword({ token, password: fresh }, at)).toEqual(done)
    expect(await signIn(attempt('nils', password), at)).toMatchObject({ reason: 'wrong_credentials' })
    expect(await signIn(attempt('nils', fresh), at)).toMatchObject({ ok: true })
  })

  it('a sign-in with the old one that was just being checked comes to nothing', async () => {
    const changing = await database.pool.connect()
    await changing.query('BEGIN')
    await changing.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [the.mikael.id])
    const signingIn = signIn(attempt('mikael', password), now)
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
    await expect.poll(async () => (await database.pool.query(waiting)).rowCount).toBeGreaterThan(0)
    const hash = await hashPassword(fresh)
    await changing.query('UPDATE person SET password_hash = $1 WHERE id = $2', [hash, the.mikael.id])
    await changing.query('COMMIT')
    changing.release()
    expect(await signingIn).toEqual({ ok: false, reason: 'wrong_credentials' })
    const open = 'SELECT id FROM session WHERE person_id = $1 AND ended_at IS NULL'
    const { rows } = await database.pool.query(open, [the.mikael.id])
    expect(rows).toEqual([{ id: the.mikael.sessionId }])
  })
})

describe('it is told', () => {
  it('in the history of a customer, once, and in nobody’s of the staff', async () => {
    const written = await listWritten(database.pool, the.jonas.id)
    expect(written.filter(({ type }) => type === 'password_changed')).toMatchObject([
      { channel: 'netbank', words: '' },
    ])
    expect(await listWritten(database.pool, the.eva.id)).toEqual([])
  })

  it('as evidence on the chain of whom it concerns', async () => {
    const { rows } = await database.pool.query(
      `SELECT chain, actor_role AS "by", data->>'ended' AS ended FROM audit_event
        WHERE type = 'password_changed' AND chain IN ($1, $2) ORDER BY chain`,
      [`customer:${the.jonas.id}`, `staff:${the.eva.id}`],
    )
    expect(rows).toEqual([
      { chain: `customer:${the.jonas.id}`, by: 'system', ended: '1' },
      { chain: `staff:${the.eva.id}`, by: 'system', ended: '3' },
    ])
    expect((await verifyAudit()).broken).toEqual([])
  })

  it('by a mail in the person’s own language', async () => {
    await database.pool.query(`UPDATE person SET locale = 'sv' WHERE id = $1`, [the.sara.id])
    const { token, at } = await linkOf('sara')
    expect(await saveNewPassword({ token, password: fresh }, at)).toEqual(done)
    const { rows } = await database.pool.query(
      'SELECT template, subject, recipient, sealed FROM mail WHERE person_id = $1 ORDER BY created_at DESC, template LIMIT 2',
      [the.sara.id],
    )
    expect(rows).toMatchObject([
      { template: 'password_changed', subject: 'Ditt lösenord är bytt', sealed: null },
      { template: 'recovery', subject: 'Välj ett nytt lösenord', recipient: 'sara@people.example' },
    ])
  })
})

describe('the secret of a link', () => {
  const mailOf = async (token: string) => {
    const { id } = await one(
      `SELECT m.id FROM mail m JOIN recovery_link l ON l.person_id = m.person_id AND l.created_at = m.created_at
        WHERE l.token_hash = $1 AND m.template = 'recovery'`,
      hashToken(token),
    )
    return id as string
  }
  /** Everything that is kept, as text. */
  const everything = async () => {
    const { rows } = await database.pool.query<{ all: string }>(
      `SELECT concat_ws(' ', (SELECT string_agg(t::text, ' ') FROM mail t), (SELECT string_agg(t::text, ' ') FROM recovery_link t),
        (SELECT string_agg(t::text, ' ') FROM recovery_ask t), (SELECT string_agg(t::text, ' ') FROM audit_event t),
        (SELECT string_agg(t::text, ' ') FROM contact_event t),
        (SELECT string_agg(t::text, ' ') FROM graphile_worker._private_jobs t)) AS all`,
    )
    return rows[0]?.all ?? ''
  }

  it('stands nowhere in the database, while it waits to be sent or afterwards', async () => {
    const { token } = await linkOf('sara')
    const mailId = await mailOf(token)
    for (const when of ['waiting', 'sent']) {
      const all = await everything()
      for (const form of [
        token,
        Buffer.from(token).toString('hex'),
        Buffer.from(token, 'base64url').toString('hex'),
      ])
        expect(all, when).not.toContain(form)
      expect(all, when).toContain(hashToken(token).toString('hex'))
      await saveMailSent(mailId, new Date())
    }
    expect((await one('SELECT sealed FROM mail WHERE id = $1', mailId)).sealed).toBeNull()
  })

  it('A36: is put into the mail as it goes out, at our public address whatever a request has said', async () => {
    const { token } = await linkOf('sara')
    const mailId = await mailOf(token)
    await sendMail({ mailId }, {} as never)
    const [file = ''] = (await readdir(path.join(folder, 'mail'))).filter((name) => name.includes(mailId))
    const raw = await readFile(path.join(folder, 'mail', file), 'utf8')
    const text = Buffer.from(raw.split('\r\n\r\n').slice(1).join('\r\n\r\n'), 'base64').toString('utf8')
    expect(`${raw.replaceAll('=\r\n', '')} ${text}`).toContain(`https://bank.example/recover/${token}`)
    // a demo shows what would have been sent
    const shown = (await listDemoMails()).find(({ id }) => id === mailId)
    expect(shown && showMail(shown).text).toContain(`https://bank.example/recover/${token}`)
  })

  it('that is forgotten or does not open any more is not sent without it', async () => {
    const { token } = await linkOf('sara')
    const mailId = await mailOf(token)
    for (const sealed of [Buffer.alloc(60), null]) {
      await database.pool.query('UPDATE mail SET sealed = $1 WHERE id = $2', [sealed, mailId])
      const waiting = await findMailToSend(mailId)
      expect(waiting && openMail(waiting)).toBeNull()
      await sendMail({ mailId }, {} as never)
    }
    expect(await one('SELECT sent_at, last_error FROM mail WHERE id = $1', mailId)).toEqual({
      ...{ sent_at: null, last_error: 'its secret cannot be opened' },
    })
  })
})
