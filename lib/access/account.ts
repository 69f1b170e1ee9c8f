import { holdsNul } from '@/lib/plain-text'

/** Longest address that is looked at at all. Characters (RFC 5321). */
const longest = 254

/**
 * The account that somebody means by what they typed as their email address; undefined when it is no plain address.
 * " Eva@Bank.example" is "eva@bank.example"; two addresses, look-alike letters and NUL are none.
 */
export function readAccount(typed: string): string | undefined {
  const account = typed.trim().toLowerCase()
  if (account.length > longest || holdsNul(account)) return undefined
  return /^[!-+\--?A-~]+@[a-z0-9.-]+$/.test(account) ? account : undefined // ASCII, one address: no commas
}
