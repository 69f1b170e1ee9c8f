import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PersonId } from '@/lib/access/actor'
import type { AccountId, AccountKind } from '@/lib/bank/account'
import { makeIban } from '@/lib/bank/account-number'
import { bankDay, plusDays } from '@/lib/bank/upcoming'
import { outside } from '../bank-ledger'
import type { Tx } from '../client'
import { card, ledgerAccount, payee, payLimit, standingOrder } from '../schema/bank'
import { type Happening, history } from './bank-history'
import { type Household, type HouseholdName, households } from './bank-households'
import { type Random, seededRandom } from './bank-random'

export type BankCustomer = { id: PersonId; household: HouseholdName }
type Accounts = Partial<Record<AccountKind, AccountId>> & {
  salary: AccountId
  savings: AccountId
  credit: AccountId
}

/** Days of history: two years and what is left of the month. */
const historyDays = 736

/** Gives demo customers their accounts, 24 months of life, cards, payees and plans. Set by set: a second or two. */
export async function seedBank(tx: Tx, customers: BankCustomer[], now: Date): Promise<void> {
  const today = bankDay(now)
  const from = plusDays(today, -historyDays)
  const elsewhere = await outside(tx, 'SEK')
  for (const { id, household } of customers) {
    const home = households[household]
    const random = seededRandom(home.seed + 1)
    const accounts = await openAccounts(tx, id, home, random, from)
    const happenings = history(home, from, today)
    await saveHistory(tx, accounts, elsewhere, happenings)
    await saveCards(tx, id, accounts, random, today)
    await savePlans(tx, accounts, home, from, today, happenings)
    await tx.insert(payLimit).values({ customerId: id, daily: BigInt(home.dailyLimit) * 100n })
    await tx.insert(payee).values(home.payees.map((known) => ({ customerId: id, createdAt: now, ...known })))
  }
}

async function openAccounts(
  tx: Tx,
  ownerId: PersonId,
  home: Household,
  random: Random,
  openedOn: string,
): Promise<Accounts> {
  const open = async (kind: AccountKind, name: string, creditLimit = 0n): Promise<AccountId> => {
    const basic = `999${Array.from({ length: 17 }, () => random.between(0, 9)).join('')}`
    const [row] = await tx
      .insert(ledgerAccount)
      .values({
        ownerId,
        kind,
        name,
        number: makeIban('SE', basic),
        currency: 'SEK',
        creditLimit,
        floor: kind === 'mortgage' ? null : -creditLimit,
        openedOn,
      })
      .returning({ id: ledgerAccount.id })
    if (!row) throw new Error('account was not opened')
    return row.id
  }
  return {
    salary: await open('salary', 'Vardagskonto'),
    savings: await open('savings', 'Buffert'),
    credit: await open('credit', 'Reserv', BigInt(home.creditLimit) * 100n),
    ...(home.mortgage && { mortgage: await open('mortgage', 'Hemmet') }),
  }
}

/** Journals and entries in two statements; the ledger's own triggers set the balances and check the sums. */
async function saveHistory(
  tx: Tx,
  accounts: Accounts,
  elsewhere: AccountId,
  happenings: Happening[],
): Promise<void> {
  const journals = happenings.map(({ bookedOn, kind, sides }) => ({
    id: randomUUID(),
    kind,
    booked_on: bookedOn,
    posted_at: `${bookedOn}T12:00:00Z`,
    sides,
  }))
  const entries = journals.flatMap(({ id, booked_on, sides }) =>
    sides.map(({ account, amount, text }) => ({
      journal_id: id,
      account_id: account === 'outside' ? elsewhere : accounts[account],
      amount: amount.toString(),
      booked_on,
      text,
    })),
  )
  const rows = journals.map(({ sides: _, ...row }) => row)
  await tx.execute(sql`
    INSERT INTO journal (id, kind, booked_on, posted_at)
    SELECT id, kind, booked_on, posted_at FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row(id uuid, kind transaction_kind, booked_on date, posted_at timestamptz)`)
  await tx.execute(sql`
    INSERT INTO entry (journal_id, account_id, amount, currency, booked_on, text)
    SELECT journal_id, account_id, amount, 'SEK', booked_on, text
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      AS row(journal_id uuid, account_id uuid, amount bigint, booked_on date, text text)`)
  // check the sums now, household by household: all at once at commit could take longer than one statement may
  await tx.execute(sql`SET CONSTRAINTS ALL IMMEDIATE`)
  await tx.execute(sql`SET CONSTRAINTS ALL DEFERRED`)
}

async function saveCards(
  tx: Tx,
  customerId: PersonId,
  accounts: Accounts,
  random: Random,
  today: string,
): Promise<void> {
  const lastFour = () => random.between(1_000, 9_999).toString()
  const year = Number(today.slice(0, 4))
  await tx.insert(card).values([
    {
      customerId,
      accountId: accounts.salary,
      kind: 'debit',
      name: 'Bankkort',
      lastFour: lastFour(),
      expiresOn: `${year + 2}-05-31`,
    },
    {
      customerId,
      accountId: accounts.credit,
      kind: 'credit',
      name: 'Kreditkort',
      lastFour: lastFour(),
      expiresOn: `${year + 3}-09-30`,
    },
  ])
}

async function savePlans(
  tx: Tx,
  accounts: Accounts,
  home: Household,
  from: string,
  today: string,
  happenings: Happening[],
): Promise<void> {
  const ore = (kronor: number) => BigInt(kronor) * 100n
  const monthly = { everyMonths: 1, firstOn: `${from.slice(0, 7)}-01` }
  const plans = [
    ...home.fixed.map(({ text, kind, amount, day, every }) => ({
      text,
      kind,
      amount: ore(amount),
      dayOfMonth: day,
      everyMonths: every ?? 1,
      // the same months as in the history: November and every so many after it
      firstOn: `${Number(from.slice(0, 4)) - 1}-11-01`,
    })),
    { text: home.employer, kind: 'salary' as const, amount: ore(home.salary), dayOfMonth: 25, ...monthly },
    {
      text: 'Månadssparande',
      kind: 'transfer' as const,
      amount: -ore(home.saving),
      dayOfMonth: 26,
      counterId: accounts.savings,
      ...monthly,
    },
    ...loanPlan(happenings, accounts).map((loan) => ({
      kind: 'loan' as const,
      dayOfMonth: 31,
      ...monthly,
      ...loan,
    })),
  ]
  await tx
    .insert(standingOrder)
    .values(plans.map((plan) => ({ ...plan, accountId: accounts.salary, postedUntil: today })))
}

/** The mortgage is paid next month as it was last month: interest to the bank, the rest off the loan. */
function loanPlan(happenings: Happening[], { mortgage }: Accounts) {
  const last = happenings.findLast(({ kind }) => kind === 'loan')
  return (last?.sides ?? [])
    .filter(({ account }) => account !== 'salary')
    .map(({ account, text, amount }) => ({
      text,
      amount: -amount,
      counterId: account === 'mortgage' ? mortgage : undefined,
    }))
}
