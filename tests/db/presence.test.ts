import { readFile } from 'node:fs/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askToCall, closeRequest, findOwnRequest, listRequests } from '@/db/call-request'
import { inTransaction } from '@/db/client'
import { chooseStatus, closeDesk, forgetExpired, readPresenceFacts, renewDesk } from '@/db/presence'
import { endSession } from '@/db/session'
import type { Actor } from '@/lib/access/actor'
import { promiseFor } from '@/lib/presence/promise'
import { freshDatabase } from '@/tests/support/database'
import { atTheDesk, makePeople, type People } from '@/tests/support/people'

const database = freshDatabase()
const now = new Date('2026-11-23T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
let the: People

const told = async (at = now) =>
  promiseFor(await readPresenceFacts(the.eva.id, at), the.sara.id, at.getTime())

beforeAll(async () => {
  the = await makePeople(now)
})
beforeEach(() =>
  database.pool.query('TRUNCATE desk_lease, desk_status, calendar_block, call_request, getting_ready'),
)

describe('what an advisor promises', () => {
  it('nothing without a desk, whatever was chosen', async () => {
    await chooseStatus(the.eva, 'available', now)
    expect((await told()).state).toBe('offline')
  })

  it('follows what is chosen, and the lease of the last open desk', async () => {
    await atTheDesk(the.eva, now)
    expect(await told()).toMatchObject({ state: 'available', changesAt: later(25).getTime() })
    await chooseStatus(the.eva, 'away', now)
    expect((await told()).state).toBe('away')
    await chooseStatus(the.eva, 'available', now)
    expect((await told(later(26))).state).toBe('offline')
    await renewDesk(the.eva, later(27))
    expect((await told(later(28))).state).toBe('available')
    await closeDesk(the.eva)
    expect((await told(later(28))).state).toBe('offline')
  })

  it('a desk goes with its session', async () => {
    const mikael = the.mikael
    await atTheDesk(mikael, now)
    await endSession(mikael.sessionId, now)
    expect((await readPresenceFacts(mikael.id, now)).leaseUntil).toBeNull()
  })

  it('reads the calendar, buffers included', async () => {
    await atTheDesk(the.eva, now)
    await database.pool.query(
      `INSERT INTO calendar_block (advisor_id, during, kind) VALUES ($1, tstzrange($2, $3), 'busy')`,
      [the.eva.id, later(240), later(3_600)],
    )
    expect(await told()).toMatchObject({ state: 'busy', until: later(3_600).getTime() })
  })

  it('a hold is not a meeting', async () => {
    await atTheDesk(the.eva, now)
    await database.pool.query(
      `INSERT INTO calendar_block (advisor_id, during, kind, expires_at) VALUES ($1, tstzrange($2, $3), 'hold', $3)`,
      [the.eva.id, now, later(600)],
    )
    expect((await told()).state).toBe('available')
  })

  it('forgets leases that ran out long ago', async () => {
    await atTheDesk(the.eva, now)
    await forgetExpired(later(25 + 3_599))
    expect((await readPresenceFacts(the.eva.id, now)).leaseUntil).not.toBeNull()
    await forgetExpired(later(25 + 3_601))
    expect((await readPresenceFacts(the.eva.id, now)).leaseUntil).toBeNull()
  })
})

describe('asking to be called', () => {
  it('lands on the desk with what it is about; asking again changes it; done takes it away', async () => {
    const asked = await askToCall(the.sara, the.eva.id, 'The rate', now)
    expect(asked).toMatchObject({ ok: true })
    expect(await askToCall(the.sara, the.eva.id, 'The rate, before noon', later(60))).toEqual(asked)
    expect(await listRequests(the.eva)).toMatchObject([
      { about: 'The rate, before noon', customer: { name: 'sara' } },
    ])
    expect(await findOwnRequest(the.sara)).toMatchObject({ advisorName: 'eva', createdAt: now.getTime() })
    const id = asked.ok ? asked.value.id : ''
    expect(await closeRequest(the.eva, id, later(90))).toEqual({ ok: true, value: true })
    expect(await listRequests(the.eva)).toEqual([])
    expect(await closeRequest(the.eva, id, later(91))).toEqual({ ok: false, reason: 'not_found' })
  })

  it('five times at once is one request', async () => {
    const ask = (about: string) => askToCall(the.sara, the.eva.id, about, now)
    const asked = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(ask))
    const id = asked[0]?.ok ? asked[0].value.id : ''
    expect(asked).toEqual(Array(5).fill({ ok: true, value: { id } }))
    expect(await listRequests(the.eva)).toMatchObject([{ id }])
    await closeRequest(the.eva, id, later(60))
    expect(await ask('again')).not.toEqual(asked[0])
  })

  it('of several that are open from before there could be only one, the newest stays', async () => {
    await database.pool.query('DROP INDEX call_request_open')
    const add = `INSERT INTO call_request (customer_id, advisor_id, about, created_at) VALUES ($1, $2, $3, $4)`
    const old: [Actor, string, Date][] = [
      [the.sara, 'first', now],
      [the.sara, 'newest', later(2)],
      [the.sara, 'second', later(1)],
      [the.jonas, 'his only one', now],
    ]
    for (const [who, about, at] of old) await database.pool.query(add, [who.id, the.eva.id, about, at])
    await database.pool.query(await readFile('db/migrations/0005_one_open_request.sql', 'utf8'))
    expect((await listRequests(the.eva)).map(({ about }) => about)).toEqual(['his only one', 'newest'])
  })

  it('can be taken back by the customer', async () => {
    const asked = await askToCall(the.jonas, the.eva.id, '', now)
    expect(await closeRequest(the.jonas, asked.ok ? asked.value.id : '', now)).toMatchObject({ ok: true })
    expect(await findOwnRequest(the.jonas)).toBeNull()
  })

  it('A01, A02: not of a foreign advisor, and not closed by anybody else', async () => {
    expect(await askToCall(the.sara, the.kerstin.id, '', now)).toEqual({ ok: false, reason: 'not_found' })
    const asked = await askToCall(the.sara, the.eva.id, '', now)
    const id = asked.ok ? asked.value.id : ''
    expect(await closeRequest(the.jonas, id, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await closeRequest(the.kerstin, id, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await listRequests(the.kerstin)).toEqual([])
  })
})

describe('a transaction that fails', () => {
  it('announces nothing and keeps nothing', async () => {
    const failing = inTransaction(async (tx) => {
      await tx.execute('INSERT INTO desk_status (advisor_id) SELECT id FROM person LIMIT 1')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect((await database.pool.query('SELECT 1 FROM desk_status')).rowCount).toBe(0)
  })
})
