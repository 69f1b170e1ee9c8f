import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { findDraft, saveDraft } from '@/db/message-draft'
import { startThread, writeMessage } from '@/db/message-write'
import type { Actor } from '@/lib/access/actor'
import { longestDraft } from '@/lib/message/draft'
import { freshDatabase } from '../support/database'
import { begin, write } from '../support/message'
import { makePeople, type People } from '../support/people'

const now = new Date('2026-11-23T09:00:00Z')
const database = freshDatabase()
let the: People
let threadId: string

beforeAll(async () => {
  the = await makePeople(now)
  threadId = (await begin(the.sara, the.sara, 'Fixed rate', now)).threadId
})

const place = (id: string | null = threadId) => ({ customerId: the.sara.id, threadId: id })
const save = (actor: Actor, text: string, version: number, id: string | null = threadId, subject = '') =>
  saveDraft(actor, { ...place(id), subject, text, version }, now)
const send = (actor: Actor, text: string) =>
  writeMessage(actor, { threadId, seen: 0, key: randomUUID(), text, attachments: [] }, now)

describe('a draft', () => {
  it('A01, A02, A05: is everybody’s own, only where they may write', async () => {
    expect(await save(the.sara, 'Dear Eva', 0)).toEqual({
      ok: true,
      value: { subject: '', text: 'Dear Eva', version: 1, merged: false },
    })
    expect(await save(the.eva, 'Dear Sara', 0)).toMatchObject({ value: { text: 'Dear Sara', version: 1 } })
    for (const other of [the.jonas, the.mikael, the.kerstin, the.nils])
      for (const id of [threadId, null]) {
        expect(await save(other, 'x', 0, id)).toEqual({ ok: false, reason: 'not_found' })
        expect(await findDraft(other, place(id))).toMatchObject({ text: '', version: 0 })
      }
    expect((await findDraft(the.sara, place())).text).toBe('Dear Eva')
    const foreign = { customerId: the.jonas.id, threadId, subject: '', text: 'x', version: 0 }
    expect(await saveDraft(the.eva, foreign, now)).toMatchObject({ ok: false })
  })

  it('two windows at once lose nothing', async () => {
    const saved = await Promise.all([save(the.sara, 'From the phone', 1), save(the.sara, 'From the desk', 1)])
    expect(saved.every(({ ok }) => ok)).toBe(true)
    const { text, version } = await findDraft(the.sara, place())
    expect(text).toContain('From the phone')
    expect(text).toContain('From the desk')
    expect(version).toBe(3)
    const long = await save(the.sara, 'x'.repeat(longestDraft), 1)
    expect(long).toEqual({ ok: false, reason: 'draft_too_long' })
    expect((await findDraft(the.sara, place())).text).toBe(text)
  })

  it('is gone when it is sent, and the other window does not bring it back', async () => {
    const before = await findDraft(the.sara, place())
    await save(the.sara, 'Now it is right', before.version)
    await send(the.sara, 'Now it is right')
    expect(await findDraft(the.sara, place())).toMatchObject({ text: '', version: before.version + 2 })
    expect(await save(the.sara, 'Now it is right', before.version + 1)).toMatchObject({ value: { text: '' } })
    expect(await save(the.sara, 'Now it is right, or', before.version + 1)).toMatchObject({
      value: { text: 'Now it is right, or', merged: true },
    })
  })

  it('sent before it was ever saved, it is not brought back by the save that comes after', async () => {
    const { threadId: id } = await begin(the.jonas, the.jonas, 'At once', now)
    expect(await write(the.jonas, id, 'Sent at once', now)).toMatchObject({ ok: true })
    const late = { customerId: the.jonas.id, threadId: id, subject: '', text: 'Sent at once', version: 0 }
    expect(await saveDraft(the.jonas, late, now)).toMatchObject({ value: { text: '', version: 1 } })
    expect(await saveDraft(the.jonas, { ...late, text: 'Next' }, now)).toMatchObject({
      value: { text: 'Next' },
    })
  })

  it('stays when something else was sent meanwhile', async () => {
    await send(the.sara, 'Quick question')
    expect((await findDraft(the.sara, place())).text).toBe('Now it is right, or')
  })

  it('of a thread to come has a subject, and goes with its first message', async () => {
    expect(await save(the.sara, 'Hello', 0, null, 'New car')).toMatchObject({ value: { subject: 'New car' } })
    const input = {
      customerId: the.sara.id,
      subject: 'New car',
      key: randomUUID(),
      text: 'Hello',
      attachments: [],
    }
    expect(await startThread(the.sara, input, now)).toMatchObject({ ok: true })
    expect(await findDraft(the.sara, place(null))).toEqual({ subject: '', text: '', version: 3 })
    expect((await findDraft(the.sara, place())).text).toBe('Now it is right, or')
  })

  it('the database has one a person and place', async () => {
    const insert = (where: string) =>
      database.pool.query(
        `INSERT INTO message_draft (person_id, place, customer_id, thread_id, text, version, updated_at)
         VALUES ($1, $2, $1, NULL, 'x', 1, $3)`,
        [the.sara.id, where, now],
      )
    await expect(insert(the.sara.id)).rejects.toThrow('message_draft_person_id_place_pk')
    await expect(insert(randomUUID())).rejects.toThrow('message_draft_place')
  })
})
