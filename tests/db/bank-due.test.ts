import { beforeAll, describe, expect, test } from 'vitest'
import { coreBank } from '@/db/bank'
import { postDueOrders } from '@/db/bank-due'
import type { Account } from '@/lib/bank/account'
import { type BankWorld, bankWorld } from '../support/bank'
import { freshDatabase } from '../support/database'

const day = (date: string) => new Date(`${date}T10:00:00Z`)
const database = freshDatabase()
let world: BankWorld

beforeAll(async () => {
  world = await bankWorld(day('2026-11-22'))
})

const accounts = () => coreBank().accounts(world.customer.id)
const newest = async () =>
  (await coreBank().latest(world.customer.id, 30)).filter((l) => l.bookedOn > '2026-11-22')
const amounts = (list: Account[]) => list.map(({ balance }) => balance.amount)

describe('what is planned happens', () => {
  test('nothing on the day of the seed: its history is there already', async () => {
    expect(await postDueOrders(day('2026-11-22'))).toBe(0)
  })

  test('on their days, in the order of the days, with the balances', async () => {
    const before = await accounts()
    expect(await postDueOrders(day('2026-11-26'))).toBeGreaterThan(5)
    const lines = await newest()
    expect(lines.map(({ text, bookedOn }) => [text, bookedOn])).toEqual(
      expect.arrayContaining([
        ['Region Stockholm Lön', '2026-11-25'],
        ['Fackavgift', '2026-11-25'],
        ['Månadssparande', '2026-11-26'],
      ]),
    )
    const after = amounts(await accounts())
    const moved = lines.reduce((sum, { amount }) => sum + amount.amount, 0n)
    expect(after[0]).toBe((amounts(before)[0] ?? 0n) + moved)
    expect(after[1]).toBe((amounts(before)[1] ?? 0n) + 300_000n)
  })

  test('once, however often and by however many it is asked', async () => {
    const before = amounts(await accounts())
    expect(await postDueOrders(day('2026-11-26'))).toBe(0)
    expect(amounts(await accounts())).toEqual(before)
    const together = await Promise.all([1, 2, 3, 4].map(() => postDueOrders(day('2026-11-30'))))
    expect(together.reduce((sum, posted) => sum + posted, 0)).toBeGreaterThan(0)
    const texts = (await newest()).map(({ text, bookedOn }) => `${text} ${bookedOn}`)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts).toContain('Amortering 2026-11-30')
  })

  test('a mortgage gets smaller by it', async () => {
    const owed = (await accounts())[3]?.balance.amount ?? 0n
    await postDueOrders(day('2026-12-31'))
    expect((await accounts())[3]?.balance.amount).toBe(owed + 350_000n)
  })

  test('what an account cannot bear is left out, and the rest still happens', async () => {
    await database.pool.query(`UPDATE standing_order SET amount = -900000000000 WHERE text = 'Tonfall Musik'`)
    expect(await postDueOrders(day('2027-01-31'))).toBeGreaterThan(5)
    expect((await newest()).some(({ text, bookedOn }) => text === 'Tonfall Musik' && bookedOn > '2027')).toBe(
      false,
    )
    for (const { kind, balance } of await accounts())
      if (kind !== 'mortgage') expect(balance.amount >= 0n).toBe(true)
  })

  test('one that fails holds up no other, is told, and comes later', async () => {
    const { pool } = database
    await pool.query(`UPDATE standing_order SET first_on = '2020-01-01' WHERE text = 'Fackavgift'`)
    await pool.query(`ALTER TABLE entry ADD CONSTRAINT broken CHECK (text <> 'Fackavgift') NOT VALID`)
    await expect(postDueOrders(day('2027-02-28'))).rejects.toThrow('standing orders not posted')
    const behind = `SELECT text FROM standing_order WHERE posted_until < '2027-02-28'`
    expect((await pool.query(behind)).rows).toEqual([{ text: 'Fackavgift' }])
    await pool.query('ALTER TABLE entry DROP CONSTRAINT broken')
    expect(await postDueOrders(day('2027-02-28'))).toBe(1)
  })

  test('each is kept as evidence', async () => {
    const { rows } = await database.pool.query<{ posted: number; kept: number }>(`
      SELECT (SELECT count(*)::int FROM journal WHERE booked_on > '2026-11-22') AS posted,
        (SELECT count(*)::int FROM audit_event WHERE type = 'standing_order_posted') AS kept`)
    expect(rows[0]?.kept).toBe(rows[0]?.posted)
  })
})
