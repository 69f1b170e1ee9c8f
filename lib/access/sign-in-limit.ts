/** Failed tries in the last 15 minutes: of this account, and from this address (any account). */
export type RecentTries = { ofAccount: number; fromAddress: number }

export const triesAnAccount = 5
export const triesAnAddress = 50
export const tryWindowMinutes = 15

/** May this try be made at all? The answer never depends on whether the account exists. */
export function mayTryToSignIn(recent: RecentTries): boolean {
  return recent.ofAccount < triesAnAccount && recent.fromAddress < triesAnAddress
}
