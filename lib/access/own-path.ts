/**
 * Where somebody may be sent after signing in: a path of ours, or `/` for anything else.
 * "/customer/cards?x=1" stays; "//evil", "https:evil", "\\evil", "javascript:", "/sign-in", "/recover" become "/".
 * Decided by what a browser would make of it (WHATWG URL), not by looking at the text alone.
 */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 2000) return '/'
  if (!wanted.startsWith('/') || /[\\\p{Cc}\p{Zl}\p{Zp}]/u.test(wanted)) return '/'
  const here = 'http://own.invalid'
  if (!URL.canParse(wanted, here)) return '/'
  const url = new URL(wanted, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return '/'
  if (/^\/(sign-in|recover|api|replay)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}

/** The same for somebody who may only be sent within `home`: "/customer/cards" stays within "/customer", the rest is home. */
export function pathWithin(home: string, wanted: unknown): string {
  const path = ownPath(wanted)
  const inside = path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}?`)
  return inside && !path.startsWith(`${home}/locked`) ? path : home
}
