import type { Actor } from '@/lib/access/actor'
import { type Card, type CardRefusal, transition } from '@/lib/bank/card'
import type { BankAction, ConfirmationRefusal } from '@/lib/bank/confirmation'
import { bankDay } from '@/lib/bank/upcoming'
import { deedDone, deedStopped } from '@/lib/contact/netbank-deed'
import { no, ok, type Result } from '@/lib/result'
import { writeAudit } from './audit'
import { coreBank } from './bank'
import { type ConfirmationId, saveConfirmation, spendConfirmation } from './bank-confirmation'
import { announce, inTransaction, type Tx } from './client'
import { saveDeed } from './contact-event'

/** Blocking or unblocking one card, as the customer saw it (`version`). */
export type CardChange = Extract<BankAction, { type: 'block_card' | 'unblock_card' }>
export type CardChangeRefusal = CardRefusal | ConfirmationRefusal | 'not_found'

const forms = { block_card: 'card_block', unblock_card: 'card_unblock' } as const
const moves = { block_card: 'block', unblock_card: 'unblock' } as const

/** The right password was typed for this change: a confirmation bound to the card and what is done to it. */
export function confirmCardChange(
  actor: Actor,
  change: CardChange,
  now: Date,
): Promise<Result<ConfirmationId, CardChangeRefusal>> {
  return inTransaction(async (tx) => {
    const card = (await coreBank(tx).cards(actor.id)).find(({ id }) => id === change.card)
    const possible = card ? applied(card, change, now) : no('not_found')
    if (!possible.ok) return refuse(tx, actor, change, now, possible.reason)
    const { id, lookedAlong } = await saveConfirmation(tx, actor, change, now)
    writeAudit(tx, actor, {
      type: 'action_confirmed',
      customerId: actor.id,
      action: change.type,
      confirmationId: id,
      lookedAlong,
    })
    return ok(id)
  })
}

/** Blocks or unblocks a card, with a confirmation for exactly that. */
export function changeCard(
  actor: Actor,
  change: CardChange,
  confirmation: ConfirmationId,
  now: Date,
): Promise<Result<Card, CardChangeRefusal>> {
  return inTransaction(async (tx) => {
    const changed = await move(tx, actor, change, confirmation, now)
    if (!changed.ok) return refuse(tx, actor, change, now, changed.reason)
    await saveDeed(tx, actor.id, now, deedDone(forms[change.type]))
    announce(tx, { channel: `person:${actor.id}`, what: 'bank' })
    return changed
  })
}

async function move(
  tx: Tx,
  actor: Actor,
  change: CardChange,
  confirmation: ConfirmationId,
  now: Date,
): Promise<Result<Card, CardChangeRefusal>> {
  const bank = coreBank(tx)
  const card = (await bank.cards(actor.id)).find(({ id }) => id === change.card)
  if (!card) return no('not_found')
  const possible = applied(card, change, now)
  if (!possible.ok) return no(possible.reason)
  const spent = await spendConfirmation(tx, actor, confirmation, change, now)
  if (!spent.ok) return no(spent.reason)
  const changed = await bank.changeCard(actor.id, change.card, (current) => applied(current, change, now))
  if (!changed?.ok) return changed ?? no('not_found')
  writeAudit(tx, actor, {
    type: 'card_changed',
    customerId: actor.id,
    cardId: change.card,
    status: changed.value.status,
    version: changed.value.version,
    confirmationId: confirmation,
    lookedAlong: spent.value,
  })
  return changed
}

function applied(card: Card, change: CardChange, now: Date): Result<Card, CardRefusal> {
  return transition(card, { type: moves[change.type], version: change.version, today: bankDay(now) })
}

async function refuse<R extends CardChangeRefusal>(
  tx: Tx,
  actor: Actor,
  change: CardChange,
  now: Date,
  reason: R,
): Promise<{ ok: false; reason: R }> {
  await saveDeed(tx, actor.id, now, deedStopped(forms[change.type], 'confirm', reason, ['card']))
  writeAudit(tx, actor, {
    type: 'card_change_refused',
    customerId: actor.id,
    cardId: change.card,
    action: change.type,
    reason,
  })
  return no(reason)
}
