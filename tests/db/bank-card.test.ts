import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { coreBank } from '@/db/bank'
import { type CardChange, changeCard, confirmCardChange } from '@/db/bank-card-change'
import { saveConfirmRefusal } from '@/db/bank-event'
import type { Card } from '@/lib/bank/card'
import { type BankWorld, bankWorld } from '../support/bank'
import { listDeeds } from '../support/contact'
import { freshDatabase } from '../support/database'

const now = new Date('2026-11-22T10:00:00Z')
const database = freshDatabase()
let world: BankWorld

beforeAll(async () => {
  world = await bankWorld(now)
})

const cardOf = async (n = 0): Promise<Card> => (await coreBank().cards(world.customer.id))[n] as Card
const change = ({ id, version }: Card, type: CardChange['type'] = 'block_card'): CardChange => ({
  type,
  card: id,
  version,
})

async function confirmed(wanted: CardChange): Promise<string> {
  const made = await confirmCardChange(world.customer, wanted, now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

describe('a card', () => {
  test('is blocked and unblocked by its owner’s own hand', async () => {
    const block = change(await cardOf())
    expect(await changeCard(world.customer, block, await confirmed(block), now)).toMatchObject({
      ok: true,
      value: { status: 'blocked', version: 2 },
    })
    const unblock = change(await cardOf(), 'unblock_card')
    expect(await changeCard(world.customer, unblock, await confirmed(unblock), now)).toMatchObject({
      ok: true,
      value: { status: 'active', version: 3 },
    })
    const deeds = await listDeeds(database.pool, world.customer.id)
    expect(deeds.slice(0, 2).map(({ form, step }) => [form, step])).toEqual([
      ['card_unblock', 'done'],
      ['card_block', 'done'],
    ])
    const { rows } = await database.pool.query(`SELECT 1 FROM audit_event WHERE type = 'card_changed'`)
    expect(rows).toHaveLength(2)
  })

  test('stays as it is without a confirmation for exactly this', async () => {
    const [first, second] = [await cardOf(0), await cardOf(1)]
    const forSecond = await confirmed(change(second))
    const answers = [
      await changeCard(world.customer, change(first), randomUUID(), now),
      await changeCard(world.customer, change(first), forSecond, now),
      await changeCard(world.customer, change(second), forSecond, new Date(now.getTime() + 60_000)),
    ]
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.reason))).toEqual([
      'confirmation_missing',
      'confirmation_other',
      'confirmation_expired',
    ])
    expect((await cardOf(0)).status).toBe('active')
    expect((await cardOf(1)).status).toBe('active')
  })

  test('an old page cannot undo a newer one, and what is already so is said', async () => {
    const card = await cardOf(1)
    const wanted = change(card)
    const twice = [await confirmed(wanted), await confirmed(wanted)]
    const answers = await Promise.all(twice.map((one) => changeCard(world.customer, wanted, one, now)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await confirmCardChange(world.customer, wanted, now)).toEqual({
      ok: false,
      reason: 'already_blocked',
    })
    const stale = { ...wanted, type: 'unblock_card' as const }
    expect(await confirmCardChange(world.customer, stale, now)).toEqual({ ok: false, reason: 'card_changed' })
  })

  test('A01 A04 of somebody else does not exist', async () => {
    const wanted = change(await cardOf())
    for (const actor of [world.other, world.advisor]) {
      expect(await confirmCardChange(actor, wanted, now)).toEqual({ ok: false, reason: 'not_found' })
      const mine = await confirmed(wanted)
      expect(await changeCard(actor, wanted, mine, now)).toEqual({ ok: false, reason: 'not_found' })
    }
    expect((await cardOf()).status).toBe('active')
  })

  test('its whole number is nowhere', async () => {
    // Every column but the identifiers: a random UUID may well end in twelve digits.
    const { rows } = await database.pool.query<{ text: string }>(
      `SELECT (to_jsonb(c) - '{id,customer_id,account_id}'::text[])::text AS text FROM card c`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) expect(text).not.toMatch(/\d{12,19}/)
  })
})

describe('while somebody looks along', () => {
  async function share(seenAt: Date): Promise<string> {
    const meeting = await database.pool.query<{ id: string }>(
      `INSERT INTO meeting (customer_id, advisor_id, state, created_at, answer_by, live_at)
       VALUES ($1, $2, 'live', $3, $3, $3) RETURNING id`,
      [world.customer.id, world.advisor.id, now],
    )
    await database.pool.query(
      `INSERT INTO sharing (meeting_id, customer_id, advisor_id, started_at, seen_at) VALUES ($1, $2, $3, $4, $4)`,
      [meeting.rows[0]?.id, world.customer.id, world.advisor.id, seenAt],
    )
    return meeting.rows[0]?.id ?? ''
  }
  async function stop(): Promise<void> {
    await database.pool.query('UPDATE sharing SET ended_at = $1', [now])
    await database.pool.query(`UPDATE meeting SET state = 'ended', ended_at = $1`, [now])
  }

  test.each([
    ['looked along', now],
    ['perhaps looked along', new Date(now.getTime() - 90_000)],
  ])('%s: a confirmation made before does not carry over, a new one does', async (_what, seenAt) => {
    const wanted = change(await cardOf())
    const unseen = await confirmed(wanted)
    await share(seenAt)
    expect(await changeCard(world.customer, wanted, unseen, now)).toEqual({
      ok: false,
      reason: 'confirm_again',
    })
    expect(await changeCard(world.customer, wanted, await confirmed(wanted), now)).toMatchObject({ ok: true })
    const back = change(await cardOf(), 'unblock_card')
    expect(await changeCard(world.customer, back, await confirmed(back), now)).toMatchObject({ ok: true })
    await stop()
  })

  test('it is kept as evidence that somebody looked', async () => {
    const { rows } = await database.pool.query<{ seen: string }>(
      `SELECT DISTINCT data->>'lookedAlong' AS seen FROM audit_event WHERE type = 'card_changed' ORDER BY 1`,
    )
    expect(rows.map(({ seen }) => seen)).toEqual(['no', 'unknown', 'yes'])
  })
})

test('a wrong password is written down for the advisor and as evidence', async () => {
  const at = new Date(now.getTime() + 120_000)
  await saveConfirmRefusal(world.customer, 'card_block', 'block_card', 'wrong_password', at)
  const [deed] = await listDeeds(database.pool, world.customer.id)
  expect(deed).toMatchObject({ step: 'confirm', codes: ['wrong_password'], fields: ['password'] })
  const { rows } = await database.pool.query(`SELECT 1 FROM audit_event WHERE type = 'confirm_refused'`)
  expect(rows).toHaveLength(1)
})
