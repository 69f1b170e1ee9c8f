import { ownSheet } from '@/lib/cobrowse/attributes'

const token = /\.((?:[\w-]|[\u0080-\u{10ffff}]|\\[0-9a-f]{1,6}\s?|\\.)+)/giu

/** The class names in a selector: `.a:hover > .w-1\/2` -> `a`, `w-1/2`. */
export function classesIn(selector: string): string[] {
  return Array.from(selector.matchAll(token), (match) => unescaped(match[1] ?? ''))
}

function unescaped(name: string): string {
  return name.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, hex, plain) =>
    hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : plain,
  )
}

function collect(rules: CSSRuleList, into: Set<string>): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) for (const name of classesIn(rule.selectorText)) into.add(name)
    if ('cssRules' in rule) collect(rule.cssRules as CSSRuleList, into)
  }
}

/**
 * The class names that our own build's stylesheets know. Only they travel: a class that no rule of ours names
 * changes nothing over there, and could say anything.
 */
export class KnownClasses {
  #known = new Set<string>()
  #read = new WeakSet<CSSStyleSheet>()

  /** Reads sheets that came since the last time; true when they brought new names. */
  refresh(document: Document): boolean {
    const before = this.#known.size
    for (const sheet of document.styleSheets) {
      if (this.#read.has(sheet) || !sheet.href) continue
      if (ownSheet(sheet.href, document.location.origin) === null) continue
      this.#read.add(sheet)
      collect(sheet.cssRules, this.#known)
    }
    return this.#known.size > before
  }

  has(name: string): boolean {
    return this.#known.has(name)
  }
}
