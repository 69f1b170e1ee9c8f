import { no, ok, type Result } from '@/lib/result'
import type { AccountId } from './account'
import type { CardId } from './card'
import { type Money, plainAmount } from './money'

/** Where the money goes: to one of the customer's own accounts, or to a number. */
export type Destination = { kind: 'own'; account: AccountId } | { kind: 'number'; number: string }

/** Everything in the netbank that needs the customer's own hand. `key` is the form's idempotency key. */
export type BankAction =
  | { type: 'pay'; from: AccountId; to: Destination; amount: Money; message: string; key: string }
  | { type: 'block_card' | 'unblock_card'; card: CardId; version: number }

/**
 * One text for one action: two actions that differ in payee, amount or anything else never share it
 * (dynamic linking, Delegated Regulation (EU) 2018/389, article 5). A JSON array, so no separator can be forged.
 */
export function canonical(action: BankAction): string {
  if (action.type !== 'pay') return JSON.stringify([action.type, action.card, action.version])
  const to = action.to.kind === 'own' ? ['own', action.to.account] : ['number', action.to.number]
  const { amount, currency } = action.amount
  return JSON.stringify([
    'pay',
    action.from,
    ...to,
    plainAmount(amount),
    currency,
    action.message,
    action.key,
  ])
}

/** Whether somebody looks along. What is not known counts as looked along. */
export type LookedAlong = 'yes' | 'no' | 'unknown'

/** What is left of the customer having typed their password for one action. */
export type Confirmation = {
  /** Hash of the canonical text. */
  digest: string
  madeAt: Date
  usedAt: Date | null
  lookedAlong: LookedAlong
}

export type ConfirmationRefusal =
  | 'confirmation_missing'
  | 'confirmation_used'
  | 'confirmation_expired'
  | 'confirmation_other'
  | 'confirm_again'

/** How long a confirmation can be used, in milliseconds. */
export const confirmationLife = 60_000

export type Use = { digest: string; now: Date; lookedAlong: LookedAlong }

/**
 * Whether a confirmation allows this action now. One that was made while nobody looked does not carry over to
 * when somebody may: then the customer confirms again, knowing that they are seen.
 */
export function mayUse(confirmation: Confirmation | null, use: Use): Result<null, ConfirmationRefusal> {
  if (!confirmation) return no('confirmation_missing')
  if (confirmation.digest !== use.digest) return no('confirmation_other')
  if (confirmation.usedAt) return no('confirmation_used')
  const age = use.now.getTime() - confirmation.madeAt.getTime()
  if (age < 0 || age >= confirmationLife) return no('confirmation_expired')
  if (confirmation.lookedAlong === 'no' && use.lookedAlong !== 'no') return no('confirm_again')
  return ok(null)
}

/** Signs of the customer's page are this far apart at most while they are looked along; ms. */
export const sharingSilence = 60_000

/**
 * Whether the customer is looked along, from the open sharing (null: none). One whose page has been silent for too
 * long may be over or may not: that is not known.
 */
export function lookedAlongBy(open: { seenAt: Date } | null, now: Date): LookedAlong {
  if (!open) return 'no'
  return now.getTime() - open.seenAt.getTime() < sharingSilence ? 'yes' : 'unknown'
}

/** What a refused password is called in the netbank: it is about the confirmation, not about signing in. */
export function wrongPassword(
  reason: 'wrong_credentials' | 'too_many_tries',
): 'wrong_password' | 'too_many_tries' {
  return reason === 'wrong_credentials' ? 'wrong_password' : reason
}
