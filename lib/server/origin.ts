import { environment } from './environment'

/**
 * Does this request come from a page of ours? `Origin` must be our public origin and `Sec-Fetch-Site`, where the
 * browser sends it, `same-origin`. A missing Origin is refused: every browser sends it with POST.
 */
export function isOwnOrigin(headers: { get(name: string): string | null | undefined }): boolean {
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') return false
  return headers.get('origin') === new URL(environment().publicUrl).origin
}
