import { z } from 'zod'
import { isUuid } from '@/lib/access/uuid'
import { no, ok, type Result } from '@/lib/result'
import type { AccountId } from './account'
import { type AccountNumber, type NumberRefusal, parseAccountNumber } from './account-number'
import type { PayRefusal } from './may-pay'
import { type AmountRefusal, parseAmount } from './money'

export type PayeeId = string
/** Somebody the customer has paid before and kept. */
export type Payee = { id: PayeeId; name: string; number: string }

export const receiverKinds = ['own', 'payee', 'new'] as const
export type ReceiverKind = (typeof receiverKinds)[number]

/** The payment form as it is filled in: text, just as typed. Only the part that `to` names counts. */
export const paymentDraft = z.strictObject({
  from: z.string().max(36),
  to: z.enum(receiverKinds),
  account: z.string().max(36),
  payee: z.string().max(36),
  name: z.string().max(200),
  number: z.string().max(60),
  keep: z.boolean(),
  amount: z.string().max(40),
  message: z.string().max(400),
})
export type PaymentDraft = z.infer<typeof paymentDraft>
export type PaymentField = Exclude<keyof PaymentDraft, 'to' | 'keep'>

export const emptyDraft: PaymentDraft = {
  from: '',
  to: 'payee',
  account: '',
  payee: '',
  name: '',
  number: '',
  keep: true,
  amount: '',
  message: '',
}

export type DraftRefusal =
  | 'from_missing'
  | 'account_missing'
  | 'payee_missing'
  | 'name_missing'
  | 'name_invalid'
  | 'message_invalid'
  | NumberRefusal
  | AmountRefusal
export type DraftProblem = { field: PaymentField; reason: DraftRefusal }

export type NamedReceiver =
  | { kind: 'own'; account: AccountId }
  | { kind: 'payee'; payee: PayeeId }
  | ({ kind: 'new'; name: string; keep: boolean } & { number: AccountNumber['number'] })
/** What is asked for. The amount is in minor units of the account it is paid from. */
export type PaymentRequest = { from: AccountId; to: NamedReceiver; amount: bigint; message: string }

export const longestName = 70
export const longestMessage = 140

/** The day's rules for what a person may name a payee or write to one: one line, nothing invisible. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/u

/** What the form asks for, or everything that is wrong with it, in the order of its fields. */
export function readDraft(
  draft: PaymentDraft,
): { ok: true; value: PaymentRequest } | { ok: false; problems: DraftProblem[] } {
  const problems: DraftProblem[] = []
  const settle = <T>(field: PaymentField, read: Result<T, DraftRefusal>): T | null => {
    if (read.ok) return read.value
    problems.push({ field, reason: read.reason })
    return null
  }
  const from = settle('from', chosen(draft.from, 'from_missing'))
  const to = readReceiver(draft, settle)
  const amount = settle('amount', parseAmount(draft.amount))
  const message = settle('message', oneLine(draft.message.trim(), longestMessage, 'message_invalid'))
  if (from === null || to === null || amount === null || message === null) return { ok: false, problems }
  return { ok: true, value: { from, to, amount, message } }
}

type Settle = <T>(field: PaymentField, read: Result<T, DraftRefusal>) => T | null

function readReceiver(draft: PaymentDraft, settle: Settle): NamedReceiver | null {
  if (draft.to === 'own') {
    const account = settle('account', chosen(draft.account, 'account_missing'))
    return account === null ? null : { kind: 'own', account }
  }
  if (draft.to === 'payee') {
    const payee = settle('payee', chosen(draft.payee, 'payee_missing'))
    return payee === null ? null : { kind: 'payee', payee }
  }
  const typed = draft.name.trim()
  const name = settle('name', typed ? oneLine(typed, longestName, 'name_invalid') : no('name_missing'))
  const number = settle('number', parseAccountNumber(draft.number))
  return name === null || number === null
    ? null
    : { kind: 'new', name, number: number.number, keep: draft.keep }
}

function chosen<R extends DraftRefusal>(id: string, reason: R): Result<string, R> {
  return isUuid(id) ? ok(id) : no(reason)
}

function oneLine<R extends DraftRefusal>(text: string, longest: number, reason: R): Result<string, R> {
  return text.length <= longest && !invisible.test(text) ? ok(text) : no(reason)
}

/** Which field of the form a refusal is about; null when it is about none of them. */
export function fieldOf(reason: PayRefusal | 'not_found', to: ReceiverKind): PaymentField | null {
  const receiver = { own: 'account', payee: 'payee', new: 'number' } as const
  switch (reason) {
    case 'not_payable':
    case 'not_found':
      return 'from'
    case 'same_account':
    case 'not_receivable':
    case 'currency_differs':
      return receiver[to]
    case 'amount_not_positive':
    case 'amount_too_large':
    case 'over_daily_limit':
    case 'not_enough_money':
      return 'amount'
  }
}

/** A refusal of the server's as something to say about the form: at a field, or about all of it. */
export function aboutForm(reason: string, to: ReceiverKind): { field: PaymentField | null; reason: string } {
  return { field: isAboutField(reason) ? fieldOf(reason, to) : null, reason }
}

function isAboutField(reason: string): reason is PayRefusal | 'not_found' {
  return Object.hasOwn(fieldReasons, reason)
}

const fieldReasons: Record<PayRefusal | 'not_found', true> = {
  not_found: true,
  not_payable: true,
  not_receivable: true,
  same_account: true,
  currency_differs: true,
  amount_not_positive: true,
  amount_too_large: true,
  over_daily_limit: true,
  not_enough_money: true,
}
