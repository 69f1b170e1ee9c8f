import { createHash, randomBytes } from 'node:crypto'
import { changePassword, findUsableLink, saveAsk } from '@/db/recovery'
import { readAccount } from '@/lib/access/account'
import { checkNewPassword, type PasswordRefusal } from '@/lib/access/new-password'
import { isLinkToken } from '@/lib/access/recovery-link'
import { no, type Result } from '@/lib/result'
import { environment } from './environment'
import { hashPassword } from './password'

export type AskRefusal = 'recovery_off' | 'email_malformed' | 'too_many_asks'
export type NewPasswordRefusal = 'recovery_off' | 'link_over' | PasswordRefusal

/** 32 random bytes, as they stand in a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** SHA-256 of what stands in a link: all that is kept of it. It is random, so there is nothing to slow down. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Are links given out here at all? */
export function recoveryIsOn(): boolean {
  return environment().recovery === 'mail'
}

/**
 * Asks for a link to this address. Whether there is such an account is not looked at here, but by a job: neither the words
 * nor the time of the answer can depend on it (OWASP ASVS 6.3.8).
 */
export async function askForLink(
  email: string,
  address: string,
  now: Date,
): Promise<Result<true, AskRefusal>> {
  if (!recoveryIsOn()) return no('recovery_off')
  const account = readAccount(email)
  return account ? saveAsk(account, address, now) : no('email_malformed')
}

/** Can this link be used now? Looking does not use it up: mail scanners follow links. */
export async function isLinkUsable(token: string, now: Date): Promise<boolean> {
  return (await findWhose(token, now)) !== undefined
}

type NewPassword = { token: string; password: string }

/** Links that are just being used in this process. */
const inUse = new Set<string>()

/**
 * The new password of whoever has the link, which is used up with it. The password is hashed only for a link that works, and
 * one at a time: sent a thousand times at once, one link would keep everybody else from signing in.
 */
export async function saveNewPassword(
  { token, password }: NewPassword,
  now: Date,
): Promise<Result<true, NewPasswordRefusal>> {
  if (!recoveryIsOn()) return no('recovery_off')
  if (inUse.has(token)) return no('link_over')
  inUse.add(token)
  try {
    return await useLink({ token, password }, now)
  } finally {
    inUse.delete(token)
  }
}

async function useLink({ token, password }: NewPassword, now: Date) {
  const whose = await findWhose(token, now)
  if (!whose) return no('link_over')
  const fits = checkNewPassword(password, whose)
  if (!fits.ok) return fits
  return changePassword({ tokenHash: hashToken(token), passwordHash: await hashPassword(password) }, now)
}

async function findWhose(token: string, now: Date) {
  if (!recoveryIsOn() || !isLinkToken(token)) return undefined
  return findUsableLink(hashToken(token), now)
}
