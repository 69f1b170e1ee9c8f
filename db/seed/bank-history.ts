import type { AccountKind, TransactionKind } from '@/lib/bank/account'
import { plusDays } from '@/lib/bank/upcoming'
import { everyday, type Move, monthly, yearly } from './bank-events'
import type { Household } from './bank-households'
import { type Random, seededRandom } from './bank-random'

/** One side of something that happened: öre, negative is money out. `outside` is everybody else. */
export type Side = { account: AccountKind | 'outside'; amount: bigint; text: string }
export type Happening = { bookedOn: string; kind: TransactionKind; sides: Side[] }

/** What a household has at a moment of its history; the generator looks at it so that nobody shops without money. */
export type Purse = { salary: bigint; savings: bigint; owed: bigint }

/**
 * A household's life at the bank, day by day from `from` to `to`: the same for the same household and days. Every
 * happening sums to zero, the everyday account is never overdrawn, and the credit stays unused.
 */
export function history(household: Household, from: string, to: string): Happening[] {
  const random = seededRandom(household.seed)
  const purse: Purse = { salary: 0n, savings: 0n, owed: 0n }
  const happenings: Happening[] = []
  const add = (bookedOn: string, move: Move) => {
    const happening = { bookedOn, kind: move.kind, sides: move.sides.filter((side) => side.amount !== 0n) }
    if (happening.sides.length < 2 || !affordable(purse, happening.sides)) return
    for (const side of happening.sides) book(purse, side)
    happenings.push(happening)
  }
  for (const move of opening(household)) add(from, move)
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) {
    for (const move of movesOf(household, random, day, purse)) add(day, move)
  }
  return happenings
}

function movesOf(household: Household, random: Random, day: string, purse: Purse): Move[] {
  return [
    ...monthly(household, random, day, purse),
    ...yearly(household, day, purse),
    ...everyday(household, random, day, purse),
  ]
}

function book(purse: Purse, { account, amount }: Side): void {
  if (account === 'salary') purse.salary += amount
  if (account === 'savings') purse.savings += amount
  if (account === 'mortgage') purse.owed -= amount
}

function affordable(purse: Purse, sides: Side[]): boolean {
  const after = { ...purse }
  for (const side of sides) book(after, side)
  return after.salary >= 0n && after.savings >= 0n
}

function opening({ opening, mortgage }: Household): Move[] {
  const brought = (account: AccountKind, kronor: number): Move => ({
    kind: 'opening',
    sides: [
      { account, amount: BigInt(kronor) * 100n, text: 'Ingående saldo' },
      { account: 'outside', amount: BigInt(-kronor) * 100n, text: 'Ingående saldo' },
    ],
  })
  return [
    brought('salary', opening.salary),
    brought('savings', opening.savings),
    brought('mortgage', -(mortgage?.owed ?? 0)),
  ]
}
