/** Links asked for in the last hour: for this account, and from this address (any account). */
export type RecentAsks = { forAccount: number; fromAddress: number }

export const asksAnAccount = 3
export const asksAnAddress = 30
export const askWindowMinutes = 60

/** May one more link be asked for? The answer never depends on whether the account exists. */
export function mayAskForLink(recent: RecentAsks): boolean {
  return recent.forAccount < asksAnAccount && recent.fromAddress < asksAnAddress
}
