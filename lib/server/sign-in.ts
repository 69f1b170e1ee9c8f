import { writeAudit } from '@/db/audit'
import { inTransaction } from '@/db/client'
import { findCredentials, findPasswordHash } from '@/db/person'
import { keepRefusedAccount } from '@/db/refused-access'
import { clearTries, countTries, endSession, saveTry, startSession } from '@/db/session'
import { readAccount } from '@/lib/access/account'
import type { PersonId, SessionId } from '@/lib/access/actor'
import { system } from '@/lib/access/actor'
import { mayTryToSignIn } from '@/lib/access/sign-in-limit'
import { holdsNul } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'
import { verifyPassword } from './password'

export type SignInRefusal = 'wrong_credentials' | 'too_many_tries'
type Attempt = { email: string; password: string; address: string; userAgent: string }

/** Longest password that is looked at at all; longer is refused like any wrong one. Characters. */
const longest = 1024

/**
 * Email and password to a session. Same words, same work whether or not the account exists (OWASP ASVS 6.3.8);
 * five failures an account in 15 minutes and a bucket an address, counted before the password is looked at.
 */
export async function signIn(
  attempt: Attempt,
  now: Date,
): Promise<Result<{ personId: PersonId; sessionId: SessionId }, SignInRefusal>> {
  const wellFormed = attempt.password.length <= longest && !holdsNul(attempt.password)
  const account = wellFormed ? readAccount(attempt.email) : undefined
  const key = account ?? 'malformed'
  const tryId = await saveTry(key, attempt.address, now)
  if (!(await mayTry(key, attempt.address, now))) {
    await keepRefusedAccount({ type: 'sign_in_refused', account: key, reason: 'too_many_tries' })
    return no('too_many_tries')
  }
  const known = account ? await findCredentials(account) : undefined
  const right = await verifyPassword(account ? attempt.password : '', known?.passwordHash)
  if (!known || !right || known.disabledAt) return refuse(key)
  const sessionId = await startSession(known.id, attempt.userAgent, now)
  // changed while it was looked at: every session was ended then, and this one comes too late to be among them
  if ((await findPasswordHash(known.id)) !== known.passwordHash) {
    await endSession(sessionId, now)
    return refuse(key)
  }
  await clearTries(key, tryId)
  return ok({ personId: known.id, sessionId })
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
  const right = password.length <= longest && (await verifyPassword(password, hash))
  if (!right) return no('wrong_credentials')
  await clearTries(personId, tryId)
  return ok(true)
}

/** The try itself is counted already, so that tries made at once do not all see a free place. */
async function mayTry(key: string, address: string, now: Date): Promise<boolean> {
  const { ofAccount, fromAddress } = await countTries(key, address, now)
  return mayTryToSignIn({ ofAccount: ofAccount - 1, fromAddress: fromAddress - 1 })
}

async function refuse(account: string) {
  const reason = 'wrong_credentials'
  await inTransaction(async (tx) => writeAudit(tx, system, { type: 'sign_in_refused', account, reason }))
  return no(reason)
}
