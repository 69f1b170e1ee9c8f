import type { Role } from '@/lib/access/actor'
import { catalogue, type Messages } from './catalogue'
import { isLocale, locales } from './locale'

/** The nouns that travel to a browser: what is needed on every page, and what each role's pages need besides. */
export const sentNouns: Record<'everybody' | Role, readonly string[]> = {
  everybody: ['access', 'shell'],
  customer: ['bank', 'booking', 'cobrowse', 'meeting', 'presence'],
  advisor: ['calendar', 'cobrowse', 'contact', 'meeting', 'presence'],
  scheduler: ['calendar'],
}

/** Their sentences, without those for everybody when it is a role's. The server itself has the whole catalogue. */
export function messagesFor(locale: string, whose: 'everybody' | Role): Messages {
  const words = catalogue[isLocale(locale) ? locale : locales[0]]
  return Object.fromEntries(sentNouns[whose].map((noun) => [noun, words[noun] ?? {}]))
}
