import { linkMinutes } from './recovery-link'

/** Links asked for lately: for this account, and from this address (any account). `today`: in the last 24 hours. */
export type RecentAsks = { forAccount: number; today: number; fromAddress: number }

/**
 * As long as a link works: whoever is refused, because enough were asked for their account, has one that still does. So
 * nobody who asks in a stranger's name keeps them out. Minutes.
 */
export const askWindowMinutes = linkMinutes
export const asksAnAccount = 2
export const asksAnAddress = 20
/** After so many in a day it is one at a time: a stranger's mailbox is not to be filled. */
export const freeAsksADay = 10

/** May one more link be asked for? The answer never depends on whether the account exists. */
export function mayAskForLink({ forAccount, today, fromAddress }: RecentAsks): boolean {
  const asks = today < freeAsksADay ? asksAnAccount : 1
  return forAccount < asks && fromAddress < asksAnAddress
}
