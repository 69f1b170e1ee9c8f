const LONGEST = 80

function short(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim()
  return one.length > LONGEST ? `${one.slice(0, LONGEST)}…` : one
}

/**
 * How an element is called for somebody who does not see the pointer: its label, else its words. It is said on the
 * customer's own computer only. Empty for what has no short name, such as a whole page.
 */
export function spokenName(element: Element): string {
  const named = element.closest('[aria-label]')
  const control = element.closest(
    'button, a, label, input, select, textarea, td, th, li, h1, h2, h3, p, summary',
  )
  const nearest = control ?? element
  if (named && nearest.contains(named)) return short(named.getAttribute('aria-label') ?? '')
  if (nearest instanceof HTMLInputElement || nearest instanceof HTMLTextAreaElement) {
    return short(nearest.labels?.[0]?.textContent ?? nearest.getAttribute('aria-label') ?? '')
  }
  if (nearest instanceof HTMLSelectElement) return short(nearest.labels[0]?.textContent ?? '')
  return control ? short(nearest.textContent ?? '') : ''
}
