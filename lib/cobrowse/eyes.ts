import type { Consent } from './consent'

/** What the advisor's page last said of itself: the netbank is on their screen, is not, or nothing yet (null). */
export type Shown = boolean | null

/**
 * What the customer's banner says while the netbank is shared:
 * `sees` it stands on the advisor's screen · `may_see` it can at any moment · `elsewhere` the same, and right now they
 * look at another page · `away` the line is gone. It never says less than what is allowed: the advisor can look again
 * without asking, and it is their page that tells.
 */
export type Eyes = 'sees' | 'may_see' | 'elsewhere' | 'away'

/** Whether the advisor sees this page now, or may and looks at another one; for the customer’s banner. */
export function eyesOn(consent: Consent, shown: Shown): Eyes {
  if (consent.state !== 'allowed') return 'away'
  if (shown === null) return 'may_see'
  return shown ? 'sees' : 'elsewhere'
}
