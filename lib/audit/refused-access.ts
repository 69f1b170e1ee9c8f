import type { AuditEvent } from './event'

type Refusal = Extract<AuditEvent['type'], `${string}_refused`>

/** Every event that says that somebody known was refused. */
export const refusals = Object.keys({
  access_refused: true,
  booking_refused: true,
  card_change_refused: true,
  code_refused: true,
  confirm_refused: true,
  file_refused: true,
  meeting_refused: true,
  payment_refused: true,
  recovery_refused: true,
  sharing_refused: true,
  sign_in_refused: true,
  unlock_refused: true,
  withholding_refused: true,
} satisfies Record<Refusal, true>) as Refusal[]

/** A refusal of this person's that is kept already: what they asked for (null: an event of another kind), and how long ago. */
export type KeptRefusal = { what: string | null; agoMs: number }

/** The same is written down once in this time, however often it is tried. */
export const sameRefusalMs = 60_000
/** More of one person's in that time tells nothing new and would only fill the trail. */
export const mostRefusals = 100

/**
 * Is a refused access one record more? Not when the same was written less than a minute ago, nor when there are a
 * hundred.
 */
export function isNewRefusal(kept: readonly KeptRefusal[], what: string): boolean {
  const recent = kept.filter(({ agoMs }) => agoMs < sameRefusalMs)
  return recent.length < mostRefusals && !recent.some((one) => one.what === what)
}

const words = new Set(
  'customer advisor scheduler accounts statement payments cards history book bookings messages new files help calendar customers meeting hours locked api presence lease session input replay script calendar.ics'.split(
    ' ',
  ),
)

/** A path in our own words only, never what somebody typed: "/customer/accounts/7f0c-…?q=x" is "/customer/accounts/[id]". */
export function pageName(path: string): string {
  const parts = (path.split('?', 1)[0] ?? '').split('/').filter(Boolean)
  if (parts[0] === 'recover') return parts.length > 1 ? '/recover/[token]' : '/recover'
  return `/${parts
    .slice(0, 4)
    .map((part) => (words.has(part) ? part : '[id]'))
    .join('/')}`
}
