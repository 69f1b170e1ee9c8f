import { no, ok, type Result } from '@/lib/result'

/** So long a link may be used after it was made. Minutes. */
export const linkMinutes = 30

/**
 * A link that lets somebody choose a new password. `used`: it was; `void`: a newer one was asked for. That its time is over
 * is no state: the clock says it. Times in epoch ms.
 */
export type RecoveryLink = { expiresAt: number } & (
  | { state: 'open' }
  | { state: 'used' | 'void'; closedAt: number }
)
export type LinkEvent = { type: 'use' | 'replace'; at: number }

/** A new link, as of now. */
export function newLink(now: number): RecoveryLink {
  return { state: 'open', expiresAt: now + linkMinutes * 60_000 }
}

/** The legal moves: an open link is used once, before its time is over, or gives way to a newer one at any time. */
export function transition(link: RecoveryLink, { type, at }: LinkEvent): Result<RecoveryLink, 'link_over'> {
  if (link.state !== 'open') return no('link_over')
  const { expiresAt } = link
  switch (type) {
    case 'use':
      return at < expiresAt ? ok({ expiresAt, state: 'used', closedAt: at }) : no('link_over')
    case 'replace':
      return ok({ expiresAt, state: 'void', closedAt: at })
  }
}

/** Could it be used now? Of a link that does not exist, is used, void or too old the answer is the same. */
export function isUsable(link: RecoveryLink | undefined, now: number): boolean {
  return link !== undefined && transition(link, { type: 'use', at: now }).ok
}

/** Is it the shape of what stands in our links: 32 bytes as base64url? Anything else need not be looked for. */
export function isLinkToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text)
}
