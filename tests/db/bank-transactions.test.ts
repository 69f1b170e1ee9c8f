import { beforeAll, describe, expect, test } from 'vitest'
import { coreBank } from '@/db/bank'
import type { Account, Transaction } from '@/lib/bank/account'
import { isIban } from '@/lib/bank/account-number'
import type { Cursor, Filter } from '@/lib/bank/transaction-filter'
import { everything } from '@/lib/bank/transaction-filter'
import { upcoming } from '@/lib/bank/upcoming'
import { type BankWorld, bankWorld } from '../support/bank'
import { freshDatabase } from '../support/database'

freshDatabase()
let world: BankWorld
let salary: Account
let all: Transaction[]

async function walk(filter: Filter, size: number): Promise<Transaction[]> {
  const lines: Transaction[] = []
  let before: Cursor | null = null
  do {
    const page = await coreBank().transactions(world.customer.id, salary.id, filter, { before, size })
    lines.push(...page.lines)
    before = page.next
  } while (before)
  return lines
}

beforeAll(async () => {
  world = await bankWorld(new Date('2026-11-22T10:00:00Z'))
  const accounts = await coreBank().accounts(world.customer.id)
  salary = accounts[0] as Account
  all = await walk(everything, 5_000)
})

describe('a page of an account', () => {
  test('pages of any size give every line once, newest first', async () => {
    expect(all.length).toBeGreaterThan(800)
    const paged = await walk(everything, 97)
    expect(paged).toEqual(all)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const days = all.map(({ bookedOn }) => bookedOn)
    expect(days).toEqual([...days].sort().reverse())
  })

  const size = ({ amount: { amount } }: Transaction) => (amount < 0n ? -amount : amount)
  test.each<[string, Partial<Filter>, (line: Transaction) => boolean]>([
    ['text, in any case', { text: 'matboden' }, ({ text }) => /matboden/i.test(text)],
    ['period', { from: '2026-03-01', to: '2026-03-31' }, ({ bookedOn }) => bookedOn.startsWith('2026-03')],
    ['amount', { min: 50_000n, max: 100_000n }, (l) => size(l) >= 50_000n && size(l) <= 100_000n],
    ['money in', { direction: 'in' }, ({ amount: { amount } }) => amount > 0n],
    ['money out', { direction: 'out' }, ({ amount: { amount } }) => amount < 0n],
    [
      'all of it',
      { text: 'o', from: '2026-01-01', min: 10_000n, direction: 'out' },
      (l) => /o/i.test(l.text) && l.bookedOn >= '2026-01-01' && size(l) >= 10_000n && l.amount.amount < 0n,
    ],
  ])('%s finds what the rule finds', async (_what, change, rule) => {
    const found = await walk({ ...everything, ...change }, 40)
    expect(found.length).toBeGreaterThan(0)
    expect(found).toEqual(all.filter(rule))
  })

  test.each(["' OR 1=1 --", '%', '_', '\\', '"; DROP TABLE entry; --', '\u202e'])(
    'A42 the text %j is only a text',
    async (text) => {
      expect(await walk({ ...everything, text }, 40)).toEqual(all.filter((line) => line.text.includes(text)))
    },
  )
})

describe('A01 what belongs to somebody else does not exist', () => {
  test('accounts and transactions', async () => {
    const bank = coreBank()
    expect(await bank.account(world.other.id, salary.id)).toBeNull()
    const page = await bank.transactions(world.other.id, salary.id, everything, { before: null, size: 10 })
    expect(page).toEqual({ lines: [], next: null })
    expect(await bank.account(world.customer.id, 'not-an-id')).toBeNull()
  })

  test('an advisor has no accounts, cards or payees', async () => {
    const bank = coreBank()
    expect(await bank.accounts(world.advisor.id)).toEqual([])
    expect(await bank.cards(world.advisor.id)).toEqual([])
    expect(await bank.payees(world.advisor.id)).toEqual([])
    expect(await bank.latest(world.advisor.id, 5)).toEqual([])
  })
})

describe('a household at the bank', () => {
  test('salary, savings, unused credit and mortgage, with numbers that can be right', async () => {
    const accounts = await coreBank().accounts(world.customer.id)
    expect(accounts.map(({ kind }) => kind)).toEqual(['salary', 'savings', 'credit', 'mortgage'])
    expect(accounts.every(({ number }) => isIban(number))).toBe(true)
    expect(accounts[2]?.balance.amount).toBe(0n)
    expect((accounts[3]?.balance.amount ?? 0n) < -200_000_000n).toBe(true)
    expect(await coreBank().accounts(world.other.id)).toHaveLength(3)
  })

  test('two cards, payees, what comes next, and the latest lines', async () => {
    const bank = coreBank()
    expect((await bank.cards(world.customer.id)).map(({ kind, status }) => [kind, status])).toEqual([
      ['debit', 'active'],
      ['credit', 'active'],
    ])
    expect((await bank.payees(world.customer.id)).length).toBeGreaterThan(0)
    const soon = upcoming(await bank.standingOrders(world.customer.id), '2026-11-22')
    expect(soon[0]?.dueOn).toBe('2026-11-25')
    expect(soon.map(({ order }) => order.text)).toContain('Brf Kastanjen avgift')
    expect(soon.map(({ order }) => order.text)).toEqual(expect.arrayContaining(['Bolån ränta', 'Amortering']))
    expect(await bank.latest(world.customer.id, 5)).toMatchObject(all.slice(0, 5))
  })
})
