import type { Actor } from '@/lib/access/actor'
import type { ConfirmationRefusal } from '@/lib/bank/confirmation'
import { mayPay, type PayRefusal } from '@/lib/bank/may-pay'
import { plainAmount } from '@/lib/bank/money'
import { fieldOf, type PaymentDraft, readDraft } from '@/lib/bank/payment'
import type { PaymentSummary, Receipt } from '@/lib/bank/payment-steps'
import { bankDay } from '@/lib/bank/upcoming'
import { deedDone, deedStopped, type NetbankStep, paymentForm } from '@/lib/contact/netbank-deed'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { coreBank } from './bank'
import { type ConfirmationId, digestOf, saveConfirmation, spendConfirmation } from './bank-confirmation'
import { findOrder } from './bank-ledger'
import { actionOf, type Order, type OrderRefusal, resolveOrder, summaryOf, textsOf } from './bank-order'
import { announce, inTransaction, type Tx } from './client'
import { saveDeed } from './contact-event'

export type CheckRefusal = OrderRefusal | PayRefusal
export type PaymentRefusal = CheckRefusal | ConfirmationRefusal | 'key_reused'
type Form = { draft: PaymentDraft; key: string }

/** What would happen, or why it cannot. Moves nothing; where it stopped is written down. */
export function checkPayment(
  actor: Actor,
  draft: PaymentDraft,
  now: Date,
): Promise<Result<PaymentSummary, CheckRefusal>> {
  return inTransaction(async (tx) => {
    const order = await payable(tx, actor, draft, now)
    if (!order.ok) return refuse(tx, actor, draft, now, 'check', order.reason)
    return ok(summaryOf(order.value))
  })
}

/** The right password was typed for this payment: a confirmation bound to payer, payee, amount and form. */
export function confirmPayment(
  actor: Actor,
  { draft, key }: Form,
  now: Date,
): Promise<Result<ConfirmationId, CheckRefusal>> {
  return inTransaction(async (tx) => {
    const order = await payable(tx, actor, draft, now)
    if (!order.ok) return refuse(tx, actor, draft, now, 'confirm', order.reason)
    const { id, lookedAlong } = await saveConfirmation(tx, actor, actionOf(order.value, key), now)
    writeAudit(tx, actor, {
      type: 'action_confirmed',
      customerId: actor.id,
      action: 'pay',
      confirmationId: id,
      lookedAlong,
    })
    return ok(id)
  })
}

/**
 * Pays. One form (`key`) pays once: sent again with the same content it answers the same receipt, with other
 * content it is refused. Confirmation, ledger, audit and event are one transaction.
 */
export function makePayment(
  actor: Actor,
  form: Form & { confirmation: ConfirmationId },
  now: Date,
): Promise<Result<Receipt, PaymentRefusal>> {
  return inTransaction(async (tx) => {
    const paid = await pay(tx, actor, form, now)
    return paid.ok ? paid : refuse(tx, actor, form.draft, now, 'confirm', paid.reason)
  })
}

async function pay(
  tx: Tx,
  actor: Actor,
  { draft, key, confirmation }: Form & { confirmation: ConfirmationId },
  now: Date,
): Promise<Result<Receipt, PaymentRefusal>> {
  const bank = coreBank(tx)
  const bookedOn = bankDay(now)
  const limit = await bank.holdDailyLimit(actor.id, bookedOn) // this customer's payments come one by one
  const resolved = await resolveOrder(bank, actor.id, draft)
  if (!resolved.ok) return no(resolved.reason)
  const order = resolved.value
  const action = actionOf(order, key)
  const digest = digestOf(action)
  const before = await findOrder(tx, actor.id, key)
  if (before)
    return before.digest === digest ? ok({ ...summaryOf(order), ...receiptOf(before) }) : no('key_reused')
  const allowed = mayPay(order.from, order.to, order.amount, limit)
  if (!allowed.ok) return no(allowed.reason)
  const spent = await spendConfirmation(tx, actor, confirmation, action, now)
  if (!spent.ok) return no(spent.reason)
  const { from, to, amount } = order
  const texts = textsOf(order, actor.name)
  const posted = await bank.post(actor.id, { from, to, texts, amount, key, digest, bookedOn }, now)
  if (order.keep && to.kind === 'number')
    await bank.keepPayee(actor.id, { name: order.receiverName, number: to.number }, now)
  await saveDeed(tx, actor.id, now, deedDone(paymentForm(draft.to)))
  writeAudit(tx, actor, {
    type: 'paid',
    customerId: actor.id,
    journalId: posted.id,
    fromAccountId: from.id,
    digest,
    amount: plainAmount(amount.amount),
    currency: amount.currency,
    confirmationId: confirmation,
    lookedAlong: spent.value,
  })
  announce(tx, { channel: `person:${actor.id}`, what: 'bank' })
  return ok({ ...summaryOf(order), ...posted })
}

const receiptOf = ({ id, bookedOn }: { id: string; bookedOn: string }) => ({ id, bookedOn })

async function payable(
  tx: Tx,
  actor: Actor,
  draft: PaymentDraft,
  now: Date,
): Promise<Result<Order, CheckRefusal>> {
  const bank = coreBank(tx)
  const order = await resolveOrder(bank, actor.id, draft)
  if (!order.ok) return no(order.reason)
  const limit = await bank.dailyLimit(actor.id, bankDay(now))
  const allowed = mayPay(order.value.from, order.value.to, order.value.amount, limit)
  return allowed.ok ? ok(order.value) : no(allowed.reason)
}

async function refuse<R extends PaymentRefusal>(
  tx: Tx,
  actor: Actor,
  draft: PaymentDraft,
  now: Date,
  step: NetbankStep,
  reason: R,
): Promise<{ ok: false; reason: R }> {
  const fields = fieldsOf(draft, reason)
  await saveDeed(tx, actor.id, now, deedStopped(paymentForm(draft.to), step, reason, fields))
  writeAudit(tx, actor, { type: 'payment_refused', customerId: actor.id, step, reason })
  return no(reason)
}

function fieldsOf(draft: PaymentDraft, reason: PaymentRefusal): (string | null)[] {
  const read = readDraft(draft)
  if (!read.ok) return read.problems.map(({ field }) => field)
  if (reason.startsWith('confirm') || reason === 'key_reused') return []
  return [fieldOf(reason as PayRefusal | 'not_found', draft.to)]
}
