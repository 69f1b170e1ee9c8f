import { describe, expect, test } from 'vitest'
import { type Happening, history } from './bank-history'
import { type HouseholdName, households } from './bank-households'

const from = '2024-11-20'
const to = '2026-11-22'
const names = Object.keys(households) as HouseholdName[]
const told = Object.fromEntries(names.map((name) => [name, history(households[name], from, to)]))
const of = (name: HouseholdName): Happening[] => told[name] ?? []

describe.each(names)('the history of %s', (name) => {
  const happenings = of(name)
  const on = (account: string) =>
    happenings.flatMap(({ bookedOn, kind, sides }) =>
      sides.filter((side) => side.account === account).map((side) => ({ ...side, bookedOn, kind })),
    )

  test('is the same every time', () => {
    expect(history(households[name], from, to)).toEqual(happenings)
  })

  test('sums to zero, happening by happening', () => {
    for (const { sides } of happenings) {
      expect(sides.length).toBeGreaterThan(1)
      expect(sides.reduce((sum, { amount }) => sum + amount, 0n)).toBe(0n)
      for (const { amount, text } of sides) expect(amount !== 0n && text.length > 0).toBe(true)
    }
  })

  test('never overdraws an account and leaves the credit unused', () => {
    for (const account of ['salary', 'savings']) {
      let balance = 0n
      for (const { amount } of on(account)) {
        balance += amount
        expect(balance >= 0n).toBe(true)
      }
      expect(balance > 0n && balance < 100_000_000n).toBe(true)
    }
    expect(on('credit')).toEqual([])
  })

  test('is in order, from the first day to the last, with something in each of 24 months', () => {
    const days = happenings.map(({ bookedOn }) => bookedOn)
    expect(days).toEqual([...days].sort())
    expect(days.every((day) => day >= from && day <= to)).toBe(true)
    const months = new Map<string, number>()
    for (const { bookedOn } of on('salary'))
      months.set(bookedOn.slice(0, 7), (months.get(bookedOn.slice(0, 7)) ?? 0) + 1)
    expect(months.size).toBe(25)
    for (const [month, count] of [...months].slice(1, -1)) expect([month, count > 20]).toEqual([month, true])
  })

  test('is varied: salary, bills, shops, friends, tax, savings', () => {
    const kinds = new Set(on('salary').map(({ kind }) => kind))
    for (const kind of ['salary', 'purchase', 'subscription', 'housing', 'transfer', 'payment', 'tax'])
      expect(kinds).toContain(kind)
    expect(new Set(on('salary').map(({ text }) => text)).size).toBeGreaterThan(30)
    expect(on('salary').filter(({ kind }) => kind === 'salary')).toHaveLength(24)
  })

  test('uses more electricity in January than in July', () => {
    const { text } = households[name].electricity
    const month = (number: string) =>
      on('salary').find((line) => line.text === text && line.bookedOn.startsWith(`2026-${number}`))?.amount ??
      0n
    expect(month('01') < month('07') * 2n).toBe(true)
  })
})

test('a mortgage is paid off month by month, with interest', () => {
  const paid = of('family').flatMap(({ kind, sides }) => (kind === 'loan' ? [sides] : []))
  expect(paid).toHaveLength(24)
  for (const sides of paid) {
    expect(sides.find(({ account }) => account === 'mortgage')?.amount).toBe(350_000n)
    expect((sides.find(({ account }) => account === 'outside')?.amount ?? 0n) > 500_000n).toBe(true)
  }
  expect(of('tenant').some(({ kind }) => kind === 'loan')).toBe(false)
})
