import type { PersonId } from '@/lib/access/actor'
import type { Account } from '@/lib/bank/account'
import { lastFour } from '@/lib/bank/account-number'
import type { BankAction } from '@/lib/bank/confirmation'
import type { CoreBank } from '@/lib/bank/core-bank'
import type { Receiver } from '@/lib/bank/may-pay'
import type { Money } from '@/lib/bank/money'
import { type DraftRefusal, type NamedReceiver, type PaymentDraft, readDraft } from '@/lib/bank/payment'
import type { PaymentSummary } from '@/lib/bank/payment-steps'
import { no, ok, type Result } from '@/lib/result'

/** A payment with everything it names looked up: it may still be refused, but it means one thing. */
export type Order = {
  from: Account
  to: Receiver
  receiverName: string
  keep: boolean
  amount: Money
  message: string
}

export type OrderRefusal = DraftRefusal | 'not_found'

/** Looks up what a form names, among this customer's own things only: anybody else's id is not found. */
export async function resolveOrder(
  bank: CoreBank,
  customer: PersonId,
  draft: PaymentDraft,
): Promise<Result<Order, OrderRefusal>> {
  const read = readDraft(draft)
  if (!read.ok) return no(read.problems[0]?.reason ?? 'not_found')
  const { to, message } = read.value
  const from = await bank.account(customer, read.value.from)
  const receiver = from && (await resolveReceiver(bank, customer, to))
  if (!from || !receiver) return no('not_found')
  const amount = { amount: read.value.amount, currency: from.balance.currency }
  return ok({ from, ...receiver, amount, message })
}

async function resolveReceiver(
  bank: CoreBank,
  customer: PersonId,
  to: NamedReceiver,
): Promise<Pick<Order, 'to' | 'receiverName' | 'keep'> | null> {
  if (to.kind === 'own') {
    const account = await bank.account(customer, to.account)
    return account && { to: { kind: 'own', account }, receiverName: account.name, keep: false }
  }
  if (to.kind === 'new')
    return { to: { kind: 'number', number: to.number }, receiverName: to.name, keep: to.keep }
  const payee = (await bank.payees(customer)).find(({ id }) => id === to.payee)
  return payee
    ? { to: { kind: 'number', number: payee.number }, receiverName: payee.name, keep: false }
    : null
}

/** What the customer confirms with their password: payer, payee's number, amount, message and form. */
export function actionOf({ from, to, amount, message }: Order, key: string): BankAction {
  const destination =
    to.kind === 'own'
      ? { kind: 'own' as const, account: to.account.id }
      : { kind: 'number' as const, number: to.number }
  return { type: 'pay', from: from.id, to: destination, amount, message, key }
}

/** The order in words, for the customer to check. */
export function summaryOf({ from, to, receiverName, amount, message }: Order): PaymentSummary {
  const number = to.kind === 'own' ? to.account.number : to.number
  return {
    from: { name: from.name, lastFour: lastFour(from.number) },
    to: { name: receiverName, number, own: to.kind === 'own' },
    amount,
    message,
  }
}

/** What each side will read on its account. */
export function textsOf(
  { from, to, receiverName, message }: Order,
  payerName: string,
): {
  payer: string
  receiver: string
} {
  const withMessage = (name: string) => (message ? `${name} · ${message}` : name).slice(0, 140)
  return {
    payer: withMessage(receiverName),
    receiver: withMessage(to.kind === 'own' ? from.name : payerName),
  }
}
