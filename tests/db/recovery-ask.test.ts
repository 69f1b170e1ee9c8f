import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ring } from '@/db/call'
import { answerAsk, saveAsk } from '@/db/recovery'
import { asksAnAddress } from '@/lib/access/recovery-limit'
import { startReconciler } from '@/lib/server/reconciler'
import { askForLink, hashToken, isLinkUsable, newToken } from '@/lib/server/recovery'
import { seal } from '@/lib/server/seal'
import { costRatio } from '@/tests/support/cost-ratio'
import { freshDatabase } from '@/tests/support/database'
import { atTheDesk, disable, makePeople, type People } from '@/tests/support/people'
import { countTraces, mailedToken, newestAsk } from '@/tests/support/recovery'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const day = 24 * 60
const refused = { ok: false, reason: 'too_many_asks' }
const asked = { ok: true, value: true }
const address = '192.0.2.1'
let the: People

beforeAll(async () => {
  process.env.DEMO = '1'
  the = await makePeople(now)
  await disable(the.kerstin, now)
})

/** What has changed in the tables by it. */
async function changedBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await countTraces(database.pool)
  await work()
  const after = await countTraces(database.pool)
  const changes = Object.keys(after).map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const)
  return Object.fromEntries(changes.filter(([, change]) => change !== 0))
}
const made = () => {
  const token = newToken()
  return { tokenHash: hashToken(token), sealed: seal(token) }
}
const answerNewest = async (at: Date) => answerAsk(await newestAsk(database.pool), made(), at)

describe('A19: asking', () => {
  const accounts = [
    ['of a customer', 'sara@people.example'],
    ['of staff', 'eva@people.example'],
    ['that nobody has', 'nobody@people.example'],
    ['of somebody disabled', 'kerstin@people.example'],
  ]

  it.each(accounts)('for the account %s has one answer, and leaves the same behind', async (_, account) => {
    const ask = async () => expect(await askForLink(account ?? '', address, now)).toEqual(asked)
    expect(await changedBy(ask)).toEqual({ recovery_ask: 1, jobs: 1 })
  })

  it.each(accounts.slice(2))('what the job makes of the one %s is nothing', async (_, account) => {
    await saveAsk(account ?? '', address, later(day))
    expect(await changedBy(() => answerNewest(later(day)))).toEqual({ answered: 1 })
  })

  it.each(accounts.slice(0, 2))('what it makes of the one %s is a link and a mail', async (_, account) => {
    await saveAsk(account ?? '', address, later(day))
    expect(await changedBy(() => answerNewest(later(day)))).toEqual({
      ...{ answered: 1, recovery_link: 1, mail: 1, audit_event: 1, jobs: 1 },
    })
  })

  it('takes as long for one as for the other', async () => {
    const asking = (name: string, i: number) =>
      askForLink(`${name}@people.example`, `192.0.3.${i}`, later(day * (i + 1)))
    const bounds = { above: 0.5, below: 2 }
    const ratio = await costRatio(
      (i) => asking('nils', i),
      (i) => asking(`nobody${i}`, i),
      { first: 12, most: 60, ...bounds },
    )
    expect(ratio).toBeGreaterThan(bounds.above)
    expect(ratio).toBeLessThan(bounds.below)
  }, 60_000)

  it.each([
    ['whatever the case', ' SARA@People.example '],
    ['with a blank after it', 'sara@people.example '],
  ])('finds the account %s', async (_, email) => {
    const at = later(day * 20)
    await askForLink(email, `192.0.4.${email.length}`, at)
    expect(await changedBy(() => answerNewest(at))).toMatchObject({ recovery_link: 1 })
  })

  it.each([
    ['a look-alike sign', 'sara＠people.example'],
    ['two addresses', 'sara@people.example,eva@people.example'],
    ['nothing', ''],
  ])('A20: %s is refused in words, and nothing is written', async (_, email) => {
    const ask = async () =>
      expect(await askForLink(email, address, now)).toEqual({ ok: false, reason: 'email_malformed' })
    expect(await changedBy(ask)).toEqual({})
  })
})

describe('A18: how often', () => {
  const ask = (account: string, at: Date, from = '192.0.2.9') =>
    saveAsk(`${account}@people.example`, from, at)

  it.each(['jonas', 'nobody-at-all'])('two in half an hour for %s, from any address', async (account) => {
    for (let i = 0; i < 2; i += 1)
      expect(await ask(account, later(i), `192.0.5.${i}`), String(i)).toEqual(asked)
    // however often, and by how many at once: one record of it
    const again = async () => {
      const vain = Array.from({ length: 10 }, (_, i) => ask(account, later(15), `192.0.5.${i}`))
      for (const answer of await Promise.all(vain)) expect(answer).toEqual(refused)
      expect(await ask(account, later(20), '192.0.5.77')).toEqual(refused)
    }
    expect(await changedBy(again)).toEqual({ audit_event: 1 })
    const { rows } = await database.pool.query(
      'SELECT chain, type, data FROM audit_event ORDER BY id DESC LIMIT 1',
    )
    const data = { account: `${account}@people.example`, reason: 'too_many_asks' }
    expect(rows).toEqual([{ chain: 'system', type: 'recovery_refused', data }])
  })

  it('who asks in vain waits for nobody, not even for somebody who asks just now', async () => {
    const asking = await database.pool.connect()
    await asking.query('BEGIN')
    await asking.query('SELECT pg_advisory_xact_lock(7262010, hashtext($1))', ['jonas@people.example'])
    expect(await ask('jonas', later(21))).toEqual(refused)
    await asking.query('ROLLBACK')
    asking.release()
  })

  it('who asks in vain puts nothing off: half an hour after the first there is room again', async () => {
    for (let minute = 22; minute < 30; minute += 2) expect(await ask('jonas', later(minute))).toEqual(refused)
    expect(await ask('jonas', later(30))).toEqual(asked)
    expect(await ask('jonas', later(30))).toEqual(refused)
  })

  it('whoever is refused because a stranger has asked has a link that works', async () => {
    const first = later(day * 35)
    await ask('sara', first, '192.0.7.1')
    const token = await mailedToken(database.pool, 'sara@people.example', first, '192.0.7.2')
    for (const minute of [1, 15, 29]) {
      const at = later(day * 35 + minute)
      expect(await ask('sara', at, '192.0.7.3'), String(minute)).toEqual(refused)
      expect(await isLinkUsable(token ?? '', at), String(minute)).toBe(true)
    }
    expect(await ask('sara', later(day * 35 + 30), '192.0.7.3')).toEqual(asked)
  })

  it('after ten in a day it is one at a time', async () => {
    const answers: boolean[] = []
    for (let i = 0; i < 14; i += 1) {
      const at = later(day * 45 + i * 31)
      for (const from of ['192.0.8.1', '192.0.8.2']) answers.push((await ask('eva', at, from)).ok)
    }
    expect(answers.slice(0, 10)).toEqual(Array(10).fill(true))
    expect(answers.slice(10)).toEqual(Array.from({ length: 18 }, (_, i) => i % 2 === 0))
  })

  it('twenty at once for one account are two', async () => {
    const at = later(day * 30)
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => ask('mikael', at, `192.0.6.${i % 5}`)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(2)
  })

  it('one address and a hundred accounts', async () => {
    const at = later(day * 40)
    const answers: boolean[] = []
    for (let i = 0; i < asksAnAddress + 5; i += 1) answers.push((await ask(`user${i}`, at, '192.0.2.99')).ok)
    expect(answers.indexOf(false)).toBe(asksAnAddress)
    expect(answers.filter(Boolean)).toHaveLength(asksAnAddress)
    expect(await ask('sara', at, '192.0.2.99')).toEqual(refused)
    expect(await ask('sara', at, '192.0.2.98')).toEqual(asked)
  })
})

describe('the job', () => {
  it('answers an asking once, however often it runs', async () => {
    const at = later(day * 50)
    await saveAsk('sara@people.example', address, at)
    expect(await changedBy(() => answerNewest(at))).toMatchObject({ recovery_link: 1, mail: 1 })
    expect(await changedBy(() => answerNewest(at))).toEqual({})
    expect(await changedBy(() => answerAsk(randomUUID(), made(), at))).toEqual({})
  })

  it('that comes too late sends nothing that nobody waits for any more', async () => {
    await saveAsk('sara@people.example', address, later(day * 60))
    expect(await changedBy(() => answerNewest(later(day * 60 + 30)))).toEqual({})
  })

  it('a newer link makes the older one useless, and the database lets no two be open', async () => {
    const at = later(day * 70)
    const first = await mailedToken(database.pool, 'sara@people.example', at)
    expect(await isLinkUsable(first ?? '', at)).toBe(true)
    const second = await mailedToken(database.pool, 'sara@people.example', later(day * 70 + 1))
    expect(await isLinkUsable(first ?? '', later(day * 70 + 1))).toBe(false)
    expect(await isLinkUsable(second ?? '', later(day * 70 + 1))).toBe(true)
    await expect(
      database.pool.query(
        `INSERT INTO recovery_link (person_id, token_hash, created_at, expires_at)
          VALUES ($1, $2, now(), now() + interval '1 minute')`,
        [the.sara.id, hashToken('another')],
      ),
    ).rejects.toThrow('recovery_link_newest')
  })

  it('two answered at the same moment leave one open', async () => {
    const at = later(day * 80)
    const asks: string[] = []
    for (let i = 0; i < 2; i += 1) {
      await saveAsk('jonas@people.example', address, at)
      asks.push(await newestAsk(database.pool))
    }
    await Promise.all(asks.map((id) => answerAsk(id, made(), at)))
    const { rows } = await database.pool.query(
      `SELECT count(*)::int AS open FROM recovery_link WHERE person_id = $1 AND state = 'open'`,
      [the.jonas.id],
    )
    expect(rows).toEqual([{ open: 1 }])
  })
})

it('what was asked, and links, are forgotten a day later, whatever else cannot be done', async () => {
  await database.pool.query('DELETE FROM recovery_ask')
  await database.pool.query('DELETE FROM recovery_link')
  const dayAgo = Date.now() - 24 * 3_600_000
  await mailedToken(database.pool, 'sara@people.example', new Date(dayAgo - 1_000))
  await mailedToken(database.pool, 'eva@people.example', new Date(dayAgo + 60_000))
  // a call that nobody took, and that cannot be given up
  await atTheDesk(the.eva, new Date(dayAgo))
  expect(await ring(the.sara, the.eva.id, new Date(dayAgo))).toMatchObject({ ok: true })
  await database.pool.query(
    `ALTER TABLE contact_event ADD CONSTRAINT none CHECK (type <> 'call_missed') NOT VALID`,
  )
  const reconciler = startReconciler()
  const left = `SELECT account, person_id AS person FROM recovery_ask, recovery_link`
  await expect
    .poll(async () => (await database.pool.query(left)).rows, { timeout: 10_000 })
    .toEqual([{ account: 'eva@people.example', person: the.eva.id }])
  // nor does a mail that could not be sent keep its secret any longer than that is of use
  const sealed = 'SELECT 1 FROM mail WHERE sealed IS NOT NULL AND created_at < now()'
  await expect.poll(async () => (await database.pool.query(sealed)).rowCount).toBe(0)
  reconciler.stop()
  await database.pool.query('ALTER TABLE contact_event DROP CONSTRAINT none')
})

describe('where the bank has turned it off', () => {
  it('nothing is asked, no link works, and a job that waits does nothing', async () => {
    const token = (await mailedToken(database.pool, 'sara@people.example', new Date())) ?? ''
    expect(await isLinkUsable(token, new Date())).toBe(true)
    await saveAsk('sara@people.example', address, new Date())
    const askId = await newestAsk(database.pool)
    process.env.RECOVERY = 'off'
    vi.resetModules()
    const off = await import('@/lib/server/recovery')
    const { sendRecovery } = await import('@/lib/server/recovery-job')
    const no = { ok: false, reason: 'recovery_off' }
    const work = async () => {
      expect(await off.askForLink('sara@people.example', address, new Date())).toEqual(no)
      expect(await off.isLinkUsable(token, new Date())).toBe(false)
      expect(await off.saveNewPassword({ token, password: 'tre röda stolar' }, new Date())).toEqual(no)
      await sendRecovery({ askId }, {} as never)
    }
    expect(await changedBy(work)).toEqual({})
    const { closeDatabase } = await import('@/db/client')
    await closeDatabase()
  })
})
