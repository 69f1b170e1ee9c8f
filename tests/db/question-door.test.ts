import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { POST } from '@/app/api/channels/[channel]/route'
import { openThread } from '@/db/message'
import { signatureOf } from '@/lib/server/channel-delivery'
import { freshDatabase } from '../support/database'
import { begin, giveHours } from '../support/message'
import { makePeople, type People } from '../support/people'
import { asked, givePlace, places, sendAll } from '../support/question'

const now = new Date('2026-11-23T09:00:00Z')
const secret = 'a secret of the gateways, long enough'
const database = freshDatabase()
const sarasPhone = '+46705550112'
let the: People
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'radrum-door-'))
  Object.assign(process.env, { CHANNEL_SECRET: secret, DATA_DIR: folder })
  the = await makePeople(now)
  await giveHours(database.pool, the.eva)
  await givePlace(database.pool, the.sara, places.sara)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const replies = async () => (await database.pool.query('SELECT count(*)::int AS n FROM reply')).rows[0]?.n

describe('the gateways’ door', () => {
  const delivery = (change: object = {}) =>
    JSON.stringify({ channel: 'sms', id: crypto.randomUUID(), from: sarasPhone, text: 'Yes', ...change })
  const knock = async (body: string, headers: Record<string, string> = {}, channel = 'sms', post = POST) => {
    const request = new Request(`https://bank.example/api/channels/${channel}`, {
      method: 'POST',
      body,
      headers,
    })
    return (await post(request, { params: Promise.resolve({ channel }) })).status
  }
  const json = { 'content-type': 'application/json' }
  const signed = (body: string, by = secret) => ({ ...json, 'x-radrum-signature': signatureOf(body, by) })

  it('takes in what is signed, and says nothing of what became of it', async () => {
    const { threadId } = await begin(the.eva, the.sara, 'At the door', now)
    await asked(the.eva, threadId, 'At the door', now)
    await sendAll(database.pool)
    const body = delivery()
    expect(await knock(body, signed(body))).toBe(200)
    expect((await openThread(the.eva, threadId, now))?.messages[0]).toMatchObject({
      text: 'Yes',
      origin: { via: 'sms' },
    })
    expect(await knock(body, signed(body))).toBe(200)
    const stranger = delivery({ from: '+46705559998' })
    expect(await knock(stranger, signed(stranger))).toBe(200)
  })

  it('A27, A28, A30: not signed, wrongly signed or changed by a byte: 401, and nothing is kept', async () => {
    const before = await replies()
    const body = delivery()
    const other = signatureOf(body, 'x'.repeat(40))
    for (const signature of [
      '',
      'sha256=',
      other,
      signatureOf(body, secret).slice(7),
      `${signatureOf(body, secret)}0`,
    ])
      expect(await knock(body, { ...json, 'x-radrum-signature': signature }), signature).toBe(401)
    expect(await knock(body, json)).toBe(401)
    expect(await knock(body.replace('Yes', 'Yas'), signed(body))).toBe(401)
    expect(await replies()).toBe(before)
  })

  it('A31, A54: what is signed and no message is refused: type, shape, channel, size', async () => {
    const before = await replies()
    const plain = delivery()
    expect(await knock(plain, { ...signed(plain), 'content-type': 'text/plain' })).toBe(415)
    for (const body of [
      '',
      '[]',
      'null',
      '{"channel":"sms"',
      delivery({ channel: 'mail' }),
      delivery({ customerId: the.sara.id }),
      delivery({ id: 'with a blank' }),
      delivery({ text: 'x'.repeat(16_001) }),
      delivery({ text: 'a\0b' }),
    ])
      expect(await knock(body, signed(body)), body.slice(0, 60)).toBe(400)
    const large = delivery({ text: 'x'.repeat(200_000) })
    expect(await knock(large, signed(large))).toBe(413)
    for (const channel of ['letter', 'phone', 'SMS', '..', 'constructor'])
      expect(await knock(plain, signed(plain), channel), channel).toBe(404)
    expect(await replies()).toBe(before)
  })

  it('is not there without a secret', async () => {
    delete process.env.CHANNEL_SECRET
    vi.resetModules()
    const { POST: bare } = await import('@/app/api/channels/[channel]/route')
    const body = delivery()
    expect(await knock(body, signed(body), 'sms', bare)).toBe(404)
    expect(await knock(body, signed(body, ''), 'sms', bare)).toBe(404)
  })
})
