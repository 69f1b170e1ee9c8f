'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import { changeCard as changeCardInBank, confirmCardChange as confirmCard } from '@/db/bank-card-change'
import { saveConfirmRefusal } from '@/db/bank-event'
import { checkPayment as checkInBank, confirmPayment as confirmInBank, makePayment } from '@/db/bank-payment'
import type { Actor } from '@/lib/access/actor'
import { wrongPassword } from '@/lib/bank/confirmation'
import { paymentDraft } from '@/lib/bank/payment'
import { type NetbankForm, paymentForm } from '@/lib/contact/netbank-deed'
import { no, ok } from '@/lib/result'
import { action } from '@/lib/server/action'
import { passwordAgain } from '@/lib/server/sign-in'

const password = z.string().min(1).max(1024)
const form = z.strictObject({ draft: paymentDraft, key: z.uuid() })
const cardChange = z.strictObject({
  type: z.enum(['block_card', 'unblock_card']),
  card: z.uuid(),
  version: z.int().min(1).max(1_000_000),
})

/** The customer wants to see what would happen before they confirm it. Moves nothing. */
export const checkPayment = action(
  ['customer'],
  z.strictObject({ draft: paymentDraft }),
  ({ draft }, actor, now) => checkInBank(actor, draft, now),
)

/** The customer's own hand for one payment: their password again. */
export const confirmPayment = action(
  ['customer'],
  form.extend({ password }),
  async ({ password, ...order }, actor, now) => {
    const own = await ownHand(actor, password, paymentForm(order.draft.to), 'pay', now)
    return own.ok ? confirmInBank(actor, order, now) : own
  },
)

/** Pays, with the confirmation made for exactly this form. */
export const pay = action(['customer'], form.extend({ confirmation: z.uuid() }), (order, actor, now) =>
  makePayment(actor, order, now),
)

/** The customer's own hand for blocking or unblocking one card. */
export const confirmCardChange = action(
  ['customer'],
  z.strictObject({ change: cardChange, password }),
  async ({ change, password }, actor, now) => {
    const form = change.type === 'block_card' ? 'card_block' : 'card_unblock'
    const own = await ownHand(actor, password, form, change.type, now)
    return own.ok ? confirmCard(actor, change, now) : own
  },
)

/** Blocks or unblocks a card, with the confirmation made for exactly that. */
export const changeCard = action(
  ['customer'],
  z.strictObject({ change: cardChange, confirmation: z.uuid() }),
  ({ change, confirmation }, actor, now) => changeCardInBank(actor, change, confirmation, now),
)

async function ownHand(actor: Actor, typed: string, form: NetbankForm, what: string, now: Date) {
  const address = (await headers()).get('x-radrum-address') ?? ''
  const again = await passwordAgain(actor.id, typed, address, now)
  if (again.ok) return ok(true)
  const reason = wrongPassword(again.reason)
  await saveConfirmRefusal(actor, form, what, reason, now)
  return no(reason)
}
