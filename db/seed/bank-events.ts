import type { AccountKind, TransactionKind } from '@/lib/bank/account'
import type { Purse, Side } from './bank-history'
import type { Household } from './bank-households'
import type { Random } from './bank-random'

/** Something that moves money between two accounts or more; the sides sum to zero. */
export type Move = { kind: TransactionKind; sides: Side[] }

const ore = (kronor: number): bigint => BigInt(Math.round(kronor * 100))

function outsideMove(kind: TransactionKind, account: AccountKind, text: string, amount: bigint): Move {
  return {
    kind,
    sides: [
      { account, amount, text },
      { account: 'outside', amount: -amount, text },
    ],
  }
}

function ownTransfer(from: AccountKind, to: AccountKind, amount: bigint, text: string): Move {
  return {
    kind: 'transfer',
    sides: [
      { account: from, amount: -amount, text },
      { account: to, amount, text },
    ],
  }
}

/** How much of an average month's electricity a month uses, January first. */
const winter = [1.75, 1.6, 1.3, 0.95, 0.7, 0.5, 0.45, 0.5, 0.65, 0.95, 1.3, 1.65]

const dayOf = (date: string) => Number(date.slice(8))
const monthOf = (date: string) => Number(date.slice(5, 7)) - 1

function lastDay(date: string): number {
  return new Date(Date.UTC(Number(date.slice(0, 4)), monthOf(date) + 1, 0)).getUTCDate()
}

/** Salary, bills, electricity, the mortgage and what is put aside. */
export function monthly(household: Household, random: Random, date: string, purse: Purse): Move[] {
  const day = dayOf(date)
  const moves: Move[] = []
  if (day === 25) {
    const extra = monthOf(date) === 11 ? 1_500 : random.between(-180, 420)
    moves.push(outsideMove('salary', 'salary', household.employer, ore(household.salary + extra)))
  }
  for (const fixed of household.fixed) {
    const due = Math.min(fixed.day, lastDay(date)) === day && (monthOf(date) + 2) % (fixed.every ?? 1) === 0
    if (due) moves.push(outsideMove(fixed.kind, 'salary', fixed.text, ore(fixed.amount)))
  }
  if (day === 12) {
    const share = (winter[monthOf(date)] ?? 1) * (0.92 + random.next() * 0.16)
    const { text, average } = household.electricity
    moves.push(outsideMove('housing', 'salary', text, -ore(average * share)))
  }
  if (day === 26) {
    const spare = purse.salary > ore(45_000) ? ore(5_000) : 0n
    moves.push(ownTransfer('salary', 'savings', ore(household.saving) + spare, 'Månadssparande'))
  }
  if (household.mortgage && day === lastDay(date))
    moves.push(mortgagePayment(household.mortgage.monthly, date, purse))
  return moves
}

/** Interest for a month on what is owed, and a part paid back. The rate falls a little over the years. */
function mortgagePayment(kronor: number, date: string, purse: Purse): Move {
  const points = date < '2025-06-01' ? 395n : date < '2026-03-01' ? 342n : 318n
  const interest = (purse.owed * points) / 10_000n / 12n
  const back = ore(kronor)
  return {
    kind: 'loan',
    sides: [
      { account: 'salary', amount: -(interest + back), text: 'Bolån ränta och amortering' },
      { account: 'mortgage', amount: back, text: 'Amortering' },
      { account: 'outside', amount: interest, text: 'Bolån ränta' },
    ],
  }
}

/** Tax refund, interest on savings, and the summer's journey paid from them. */
export function yearly(household: Household, date: string, purse: Purse): Move[] {
  const monthDay = date.slice(5)
  if (monthDay === '04-10')
    return [outsideMove('tax', 'salary', 'Skatteverket återbäring', ore(household.taxRefund))]
  if (monthDay === '12-31') {
    const interest = (purse.savings * 175n) / 10_000n
    return [outsideMove('interest', 'savings', 'Ränta', interest)]
  }
  if (monthDay === '06-19') return [ownTransfer('savings', 'salary', ore(12_000), 'Semester')]
  if (monthDay === '06-24') return [outsideMove('purchase', 'salary', 'Resebyrån Sommarvind', -ore(8_940))]
  return []
}

/** Shops, cafés, friends: what a day brings, more at weekends, less when little is left. */
export function everyday(household: Household, random: Random, date: string, purse: Purse): Move[] {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  const isWeekend = weekday === 0 || weekday === 5 || weekday === 6
  const thrift = purse.salary < ore(4_000) ? 0.35 : 1
  const moves: Move[] = []
  for (const habit of household.habits) {
    if (!random.chance((isWeekend ? habit.weekend : habit.weekday) * thrift)) continue
    // squared: many small purchases, few large ones
    const kronor = habit.from + (habit.to - habit.from) * random.next() ** 2
    const amount = random.chance(0.4) ? ore(Math.round(kronor)) : ore(kronor)
    const text = random.pick(habit.texts)
    moves.push(outsideMove(habit.kind ?? 'purchase', 'salary', text, -amount))
    if (habit.from > 150 && random.chance(0.06))
      moves.push(outsideMove('purchase', 'salary', `Retur ${text}`, amount / 2n))
  }
  if (random.chance(0.11 * thrift)) {
    const kronor = random.between(4, 60) * 10
    const sign = random.chance(0.55) ? -1 : 1
    moves.push(outsideMove('payment', 'salary', random.pick(household.friends), ore(sign * kronor)))
  }
  return moves
}
