import { writeAudit } from '@/db/audit'
import { inTransaction } from '@/db/client'
import { findCredentials, findPasswordHash } from '@/db/person'
import { clearTries, countTries, saveTry, startSession } from '@/db/session'
import type { PersonId, SessionId } from '@/lib/access/actor'
import { system } from '@/lib/access/actor'
import { mayTryToSignIn } from '@/lib/access/sign-in-limit'
import { holdsNul } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'
import { verifyPassword } from './password'

export type SignInRefusal = 'wrong_credentials' | 'too_many_tries'
type Attempt = { email: string; password: string; address: string; userAgent: string }

/** Longest input that is looked at at all; longer is refused like any wrong password. Characters. */
const limits = { email: 254, password: 1024 }

/**
 * Email and password to a session. Same words, same work whether or not the account exists (OWASP ASVS 6.3.8);
 * five failures an account in 15 minutes and a bucket an address, counted before the password is looked at.
 */
export async function signIn(
  attempt: Attempt,
  now: Date,
): Promise<Result<{ personId: PersonId; sessionId: SessionId }, SignInRefusal>> {
  const account = attempt.email.trim().toLowerCase()
  const wellFormed = isWellFormed(account, attempt.password)
  const key = wellFormed ? account : 'malformed'
  const tryId = await saveTry(key, attempt.address, now)
  if (!(await mayTry(key, attempt.address, now))) return refuse(key, 'too_many_tries')
  const known = wellFormed ? await findCredentials(account) : undefined
  const right = await verifyPassword(wellFormed ? attempt.password : '', known?.passwordHash)
  if (!known || !right || known.disabledAt) return refuse(key, 'wrong_credentials')
  await clearTries(key, tryId)
  return ok({ personId: known.id, sessionId: await startSession(known.id, attempt.userAgent, now) })
}

/** The same person's password again, for unlocking and confirming; counted in the same bucket, under the person's id. */
export async function passwordAgain(
  personId: PersonId,
  password: string,
  address: string,
  now: Date,
): Promise<Result<true, SignInRefusal>> {
  const tryId = await saveTry(personId, address, now)
  if (!(await mayTry(personId, address, now))) return no('too_many_tries')
  const hash = await findPasswordHash(personId)
  const right = password.length <= limits.password && (await verifyPassword(password, hash))
  if (!right) return no('wrong_credentials')
  await clearTries(personId, tryId)
  return ok(true)
}

/** The try itself is counted already, so that tries made at once do not all see a free place. */
async function mayTry(key: string, address: string, now: Date): Promise<boolean> {
  const { ofAccount, fromAddress } = await countTries(key, address, now)
  return mayTryToSignIn({ ofAccount: ofAccount - 1, fromAddress: fromAddress - 1 })
}

function isWellFormed(account: string, password: string): boolean {
  if (account.length > limits.email || password.length > limits.password) return false
  if (holdsNul([account, password])) return false
  return /^[!-+\--?A-~]+@[a-z0-9.-]+$/.test(account) // ASCII, one address: no commas, no look-alike letters
}

async function refuse(account: string, reason: SignInRefusal) {
  await inTransaction(async (tx) => writeAudit(tx, system, { type: 'sign_in_refused', account, reason }))
  return no(reason)
}
