/**
 * Does nobody look at this page yet? Browsers say `Sec-Purpose: prefetch;prerender`, older ones `Purpose` or `X-Moz`;
 * Next's router says `Next-Router-Prefetch` or `Next-Router-Segment-Prefetch`.
 */
export function isPrefetch(headers: Record<string, string | string[] | undefined>): boolean {
  const says = (name: string) => String(headers[name] ?? '').toLowerCase()
  const byBrowser = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /\b(prefetch|prerender|preview)\b/.test(says(name)),
  )
  return byBrowser || says('next-router-prefetch') !== '' || says('next-router-segment-prefetch') !== ''
}
