import { no, ok, type Result } from '@/lib/result'
import type { AccountId } from './account'

export type CardId = string
export type CardKind = 'debit' | 'credit'
export type CardStatus = 'active' | 'blocked'

/** A card as the netbank knows it. The whole number is kept nowhere in this product. */
export type Card = {
  id: CardId
  accountId: AccountId
  kind: CardKind
  name: string
  lastFour: string
  /** Last day it can be used, `2028-05-31`. */
  expiresOn: string
  status: CardStatus
  /** Grows with every change, so that an old page cannot undo a newer one. */
  version: number
}

export type CardEvent = { type: 'block' | 'unblock'; version: number; today: string }
export type CardRefusal = 'already_blocked' | 'not_blocked' | 'card_expired' | 'card_changed'

/** The only moves a customer has: active to blocked, and back while the card is still valid. */
export function transition(card: Card, event: CardEvent): Result<Card, CardRefusal> {
  const moved = (status: CardStatus) => ok({ ...card, status, version: card.version + 1 })
  if (event.type === 'block' && card.status === 'blocked') return no('already_blocked')
  if (event.type === 'unblock' && card.status === 'active') return no('not_blocked')
  if (event.version !== card.version) return no('card_changed')
  if (event.type === 'block') return moved('blocked')
  return isExpired(card, event.today) ? no('card_expired') : moved('active')
}

/** Past its last day. Dates as `2026-11-22`, which sort as text. */
export function isExpired(card: Pick<Card, 'expiresOn'>, today: string): boolean {
  return card.expiresOn < today
}
