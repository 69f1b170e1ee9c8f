import type { HelpText } from './help-text'
import { termOf, type Vocabulary, wordsOf } from './vocabulary'

/** A collection of texts, made ready to be searched. */
export type Index = {
  vocabulary: Vocabulary
  entries: Entry[]
  usualLength: number
  df: ReadonlyMap<string, number>
}

/** `weights`: how much each term says of the text. `strong`: terms of its title and of the words it is to be found by. */
type Entry = {
  text: HelpText
  weights: ReadonlyMap<string, number>
  strong: ReadonlySet<string>
  length: number
}

/** What a search says about one text. `said`: words of the question that are in it, as they were written. */
export type Judged = { text: HelpText; score: number; said: string[]; enough: boolean }

/**
 * A word of a question. `telling`: it can make a text the answer; not what is known only by a part of it, and not that something
 * went wrong.
 */
type Asked = { said: string; terms: string[]; telling: boolean }

/** What a term of the title, or of the words beside a text, counts for; one of its paragraphs counts for 1. */
const strongWeight = 3
/** The usual constants of BM25 (Robertson and Zaragoza 2009); our texts are about as long as each other. */
const saturation = 1.2
const lengthShare = 0.3
/** A question is answered by a text that holds so much of it: two words that matter, or one that is most of it. */
const shareOfTwo = 0.2
const shareOfOne = 0.4
/** The shortest part by which a compound is recognised: "kort" in "bankkort". */
const shortestPart = 4

/** Makes texts ready to be searched. */
export function makeIndex(texts: readonly HelpText[], vocabulary: Vocabulary): Index {
  const entries = texts.map((text) => entryOf(text, vocabulary))
  const df = new Map<string, number>()
  for (const { weights } of entries) for (const term of weights.keys()) df.set(term, (df.get(term) ?? 0) + 1)
  const usualLength = sum(entries.map(({ length }) => length)) / Math.max(1, entries.length)
  return { vocabulary, entries, usualLength, df }
}

function entryOf(text: HelpText, vocabulary: Vocabulary): Entry {
  const termsOf = (parts: readonly string[]) =>
    parts.flatMap((part) => wordsOf(part, vocabulary).map(({ term }) => term))
  const strong = termsOf([text.title, ...text.words])
  const plain = termsOf(text.paragraphs)
  const weights = new Map<string, number>()
  const add = (term: string, weight: number) => weights.set(term, (weights.get(term) ?? 0) + weight)
  for (const term of strong) add(term, strongWeight)
  for (const term of plain) add(term, 1)
  return { text, weights, strong: new Set(strong), length: strong.length + plain.length }
}

/**
 * Judges every text for a question, best first; texts that tell nothing of it come last. The same question always gives
 * the same answer: of two equally good ones the first listed.
 */
export function search(index: Index, question: string): Judged[] {
  const asked = askedIn(index, question)
  const whole = sum(asked.map((word) => weightOf(index, word)))
  return index.entries
    .map((entry) => judge(index, entry, asked, whole))
    .sort((a, b) => Number(b.enough) - Number(a.enough) || b.score - a.score)
}

/** The question's words, each once. */
function askedIn(index: Index, question: string): Asked[] {
  const asked = new Map<string, Asked>()
  for (const { said, term } of wordsOf(question, index.vocabulary)) {
    const { terms, whole } = partsOf(index, term)
    const telling = whole && !index.vocabulary.trouble.has(term)
    if (!asked.has(terms.join(' '))) asked.set(terms.join(' '), { said, terms, telling })
  }
  return [...asked.values()]
}

/**
 * A Swedish compound that no text has, by its parts: "kortspärren" is "kort" and "spärr"; of "semesterkort" only the last part
 * is known, and that is what it is: a card.
 */
function partsOf({ df, vocabulary }: Index, term: string): { terms: string[]; whole: boolean } {
  if (df.has(term) || vocabulary.locale !== 'sv') return { terms: [term], whole: true }
  const known = (part: string) => [termOf(part, vocabulary)].find((one) => df.has(one))
  for (let at = shortestPart - 1; at <= term.length - shortestPart; at++) {
    const last = known(term.slice(at))
    if (last === undefined) continue
    const head = term.slice(0, at)
    const first = known(head) ?? known(head.replace(/s$/, ''))
    return first === undefined ? { terms: [last], whole: false } : { terms: [first, last], whole: true }
  }
  return { terms: [term], whole: true }
}

function judge(index: Index, entry: Entry, asked: Asked[], whole: number): Judged {
  const found = asked.filter(({ terms }) => terms.some((term) => entry.weights.has(term)))
  const strong = found.filter(
    ({ telling, terms }) => telling && terms.some((term) => entry.strong.has(term)),
  ).length
  const share = sum(found.map((word) => weightOf(index, word))) / Math.max(whole, Number.EPSILON)
  const score = sum(found.flatMap(({ terms }) => terms.map((term) => worth(index, entry, term))))
  const enough = share >= (strong >= 2 ? shareOfTwo : shareOfOne) && strong >= 1
  return { text: entry.text, score, said: found.map(({ said }) => said), enough }
}

/**
 * How much a word of the question matters; one that no text has ("the builder") as much as one that a quarter has, and that
 * something was "declined" not at all.
 */
function weightOf(index: Index, { terms }: Asked): number {
  const { df, entries, vocabulary } = index
  if (terms.every((term) => vocabulary.trouble.has(term))) return 0
  return Math.max(...terms.map((term) => rarity(index, df.get(term) ?? Math.max(1, entries.length / 4))))
}

function worth(index: Index, { weights, length }: Entry, term: string): number {
  const { df } = index
  const weight = weights.get(term) ?? 0
  const room = saturation * (1 - lengthShare + (lengthShare * length) / index.usualLength)
  return (rarity(index, df.get(term) ?? 1) * weight * (saturation + 1)) / (weight + room)
}

function rarity({ entries }: Index, df: number): number {
  return Math.log(1 + (entries.length - df + 0.5) / (df + 0.5))
}

function sum(values: number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
