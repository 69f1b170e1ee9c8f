import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { coreBank } from '@/db/bank'
import { bankWorld } from '../support/bank'
import { freshDatabase } from '../support/database'

const now = new Date('2026-11-22T10:00:00Z')
const database = freshDatabase()
let accounts: { id: string; balance: bigint }[]

beforeAll(async () => {
  const world = await bankWorld(now)
  const all = await coreBank().accounts(world.customer.id)
  accounts = all.map(({ id, balance }) => ({ id, balance: balance.amount }))
})

const day = '2026-11-22'
type Side = { account?: string; amount: number; currency?: string; on?: string }

/** Posts by hand, past all of our code: what is refused here is refused by the database. */
async function postByHand(sides: Side[]): Promise<string> {
  const client = await database.pool.connect()
  const id = randomUUID()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO journal (id, kind, booked_on, posted_at) VALUES ($1, 'payment', $2, now())`,
      [id, day],
    )
    for (const side of sides)
      await client.query(
        `INSERT INTO entry (journal_id, account_id, amount, currency, booked_on, text) VALUES ($1, $2, $3, $4, $5, 'x')`,
        [id, side.account ?? accounts[0]?.id, side.amount, side.currency ?? 'SEK', side.on ?? day],
      )
    await client.query('COMMIT')
    return id
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const savings = () => accounts[1]?.id

describe('the ledger keeps its own promise', () => {
  test('two sides that sum to zero are posted, and the balances follow', async () => {
    await postByHand([{ amount: -100 }, { amount: 100, account: savings() }])
    const { rows } = await database.pool.query<{ balance: number }>(
      'SELECT balance FROM ledger_account WHERE id = ANY($1) ORDER BY kind',
      [[accounts[0]?.id, savings()]],
    )
    expect(rows.map(({ balance }) => BigInt(balance))).toEqual([
      (accounts[0]?.balance ?? 0n) - 100n,
      (accounts[1]?.balance ?? 0n) + 100n,
    ])
  })

  test.each<[string, Side[], RegExp]>([
    ['one side', [{ amount: -100 }], /sum to zero/],
    ['no side', [], /sum to zero/],
    ['sides that do not sum to zero', [{ amount: -100 }, { amount: 99 }], /sum to zero/],
    ['a side of nothing', [{ amount: 0 }, { amount: 0 }], /entry_is_something/],
    [
      'another currency than the account has',
      [{ amount: -1, currency: 'EUR' }],
      /entry_account_in_its_currency/,
    ],
    ['another day than its journal', [{ amount: -1, on: '2026-11-21' }], /entry_journal_on_its_day/],
    ['more than there is', [{ amount: -9_000_000_000 }, { amount: 9_000_000_000 - 1 }], /sum to zero|floor/],
  ])('%s is refused', async (_what, sides, reason) => {
    await expect(postByHand(sides)).rejects.toThrow(reason)
  })

  test('an account never goes below its floor', async () => {
    const sides = [{ amount: -9_000_000_000 }, { amount: 9_000_000_000, account: savings() }]
    await expect(postByHand(sides)).rejects.toThrow(/ledger_account_floor/)
  })

  test.each([
    'UPDATE entry SET amount = amount + 1',
    'DELETE FROM entry',
    'TRUNCATE entry',
    `UPDATE journal SET booked_on = '2020-01-01'`,
    'DELETE FROM journal',
    'TRUNCATE journal CASCADE',
  ])('%s is refused: what is posted stays', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow(/append-only/)
  })
})

describe('the demo bank', () => {
  test('every journal sums to zero and every balance is the sum of its entries', async () => {
    const { rows } = await database.pool.query<{ wrong: number; drift: number; lines: number }>(`
      SELECT
        (SELECT count(*)::int FROM (SELECT 1 FROM entry GROUP BY journal_id, currency HAVING sum(amount) <> 0) x) AS wrong,
        (SELECT count(*)::int FROM ledger_account a WHERE kind <> 'outside'
          AND balance <> (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = a.id)) AS drift,
        (SELECT count(*)::int FROM entry) AS lines`)
    expect(rows[0]).toMatchObject({ wrong: 0, drift: 0 })
    expect(rows[0]?.lines).toBeGreaterThan(5_000)
  })
})
