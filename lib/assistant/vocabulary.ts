import { z } from 'zod'
import type { Locale } from '@/lib/language/locale'
import en from './help/words-en.json'
import sv from './help/words-sv.json'
import { stem } from './stem'

/** What a language's words are worth in a search. */
export type Vocabulary = {
  locale: Locale
  /** Words that say nothing about what somebody looks for. */
  stop: ReadonlySet<string>
  /** Terms that only say that something went wrong. */
  trouble: ReadonlySet<string>
  /** Of words that mean the same here, each one's stem to the first one's. */
  same: ReadonlyMap<string, string>
}

/** A word as it was written, and the one form in which words are compared. */
export type Word = { said: string; term: string }

const data = z.strictObject({ stop: z.string(), trouble: z.string(), same: z.array(z.string()) })

export const vocabularies: Record<Locale, Vocabulary> = { en: read('en', en), sv: read('sv', sv) }

function read(locale: Locale, given: unknown): Vocabulary {
  const { stop, trouble, same } = data.parse(given)
  const groups = same.map((group) => group.split(' ').map((word) => stem(word.toLowerCase(), locale)))
  const pairs = groups.flatMap(([first = '', ...others]) =>
    [first, ...others].map((one) => [one, first] as const),
  )
  // of a word in two groups the first one counts
  const first = new Map(pairs.reverse())
  const vocabulary = { locale, stop: new Set(stop.split(' ')), trouble: new Set<string>(), same: first }
  return { ...vocabulary, trouble: new Set(trouble.split(' ').map((word) => termOf(word, vocabulary))) }
}

/** The form in which a word is compared: its stem, or that of the word that stands for it. */
export function termOf(word: string, { locale, same }: Pick<Vocabulary, 'locale' | 'same'>): string {
  const bare = stem(word, locale)
  return same.get(bare) ?? bare
}

/** Every word of a text as it is written. Figures alone are none: nobody looks for them. */
export function segmentsOf(text: string, locale: Locale): string[] {
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text.normalize('NFC'))
  return Array.from(segments)
    .filter(({ isWordLike, segment }) => isWordLike && /\p{L}/u.test(segment))
    .map(({ segment }) => segment)
}

/** The words of a text that say what it is about. */
export function wordsOf(text: string, vocabulary: Vocabulary): Word[] {
  const { locale, stop } = vocabulary
  return segmentsOf(text, locale).flatMap((said) => {
    const plain = said.toLocaleLowerCase(locale).replaceAll('’', "'")
    return stop.has(plain) ? [] : [{ said, term: termOf(plain, vocabulary) }]
  })
}

/** Somebody who only says that something does not work, or only asks: "Why did it not work?". Nothing said is not vague. */
export function isVague(text: string, vocabulary: Vocabulary): boolean {
  const { locale, trouble } = vocabulary
  if (segmentsOf(text, locale).length === 0) return false
  return wordsOf(text, vocabulary).every(({ term }) => trouble.has(term))
}
