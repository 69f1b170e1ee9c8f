import { decode } from 'next-auth/jwt'
import { findSession, type KnownSession } from '@/db/session'
import { isUuid } from '@/lib/access/uuid'
import { environment } from './environment'

/** The session cookie's name; `__Secure-` over https, as next-auth has it. */
export function sessionCookieName(): string {
  const plain = 'next-auth.session-token'
  return environment().publicUrl.startsWith('https://') ? `__Secure-${plain}` : plain
}

/**
 * Who sent this Cookie header: verifies the JWT *and* the session row. Works outside Next (event streams).
 * Undefined for no cookie, a forged or expired token, or a session that has ended; a locked session comes back as such.
 */
export async function sessionFromCookie(
  header: string | null | undefined,
  now: Date,
): Promise<KnownSession | undefined> {
  const token = readCookie(header ?? '', sessionCookieName())
  if (!token) return undefined
  const sid = await sessionIdFrom(token)
  if (!sid) return undefined
  const known = await findSession(sid, now)
  return known?.state === 'ended' ? undefined : known
}

async function sessionIdFrom(token: string): Promise<string | undefined> {
  try {
    const payload = await decode({ token, secret: environment().authSecret })
    // ours names no audience: one that does was made for somebody else
    if (!payload || 'aud' in payload) return undefined
    return typeof payload.sid === 'string' && isUuid(payload.sid) ? payload.sid : undefined
  } catch {
    return undefined // forged, expired or for another audience: nobody
  }
}

/** A cookie's value; large tokens are cut by next-auth into `.0`, `.1` … */
function readCookie(header: string, name: string): string {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    if (at > 0) cookies.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  const whole = cookies.get(name)
  if (whole) return whole
  let joined = ''
  for (let i = 0; i < 5 && cookies.has(`${name}.${i}`); i += 1) joined += cookies.get(`${name}.${i}`)
  return joined
}
