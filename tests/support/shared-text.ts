import type { Page } from 'playwright-core'

/**
 * What somebody who looks along reads of a piece of markup: the text directly inside elements marked `text` (or below
 * `tree`), the values of fields marked `value`. As the co-browse filter does it, on static HTML.
 */
export function sharedText(html: string): string {
  const seen: string[] = []
  const open: { marks: string; tag: string }[] = []
  for (const [, closing, tag = '', attributes = '', text = ''] of html.matchAll(
    /<(\/?)([a-z0-9]+)((?:\s[^>]*?)?)\/?>([^<]*)/gi,
  )) {
    const marks = / data-share="([^"]*)"/.exec(attributes)?.[1] ?? ''
    if (closing) open.pop()
    else if (/ value="/.test(attributes) && /\bvalue\b/.test(marks))
      seen.push(/ value="([^"]*)"/.exec(attributes)?.[1] ?? '')
    if (!closing && !isVoid(tag, attributes))
      open.push({ marks: / data-secret/.test(attributes) ? 'secret' : marks, tag })
    if (text && isOpen(open)) seen.push(text)
  }
  return seen
    .join(' ')
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .trim()
}

const voids = new Set(['input', 'br', 'hr', 'img', 'path', 'rect', 'circle', 'line', 'polyline'])
const isVoid = (tag: string, attributes: string) => voids.has(tag.toLowerCase()) || attributes.endsWith('/')

function isOpen(open: { marks: string; tag: string }[]): boolean {
  if (open.some(({ marks }) => marks === 'secret' || /\boff\b/.test(marks))) return false
  const last = open.at(-1)
  const menu = last?.tag === 'option' ? open.findLast(({ tag }) => tag === 'select') : last
  return /\btext\b/.test(menu?.marks ?? '') || open.some(({ marks }) => /\btree\b/.test(marks))
}

/** The same of an open page. */
export function sharedOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const seen: string[] = []
    for (const element of document.querySelectorAll('main *, [role=dialog], [role=dialog] *')) {
      if (element.closest('[data-secret], [data-share~=off]')) continue
      const marks = (element.closest('select') ?? element).getAttribute('data-share') ?? ''
      if (/text|tree/.test(marks) || element.closest('[data-share~=tree]'))
        for (const node of element.childNodes)
          if (node.nodeType === Node.TEXT_NODE) seen.push(node.textContent ?? '')
      // what is chosen is read by its words: its value is an inner name, which the filter does not send
      const isChoice = element instanceof HTMLOptionElement || element instanceof HTMLSelectElement
      if (/value/.test(marks) && 'value' in element && !isChoice) seen.push(String(element.value))
    }
    return seen.join('\n').replace(/[\u00a0\u202f]/g, ' ')
  })
}
