import type { Tried } from '@/lib/contact/tried'
import { oneLine } from '@/lib/plain-text'
import type { HelpTextId } from './help-text'
import type { NetbankPage } from './netbank-page'
import type { Turn } from './talk'

/** What a person gets: a subject, and as many messages as it takes. `parts[0]` begins with the customer's own words. */
export type HandOver = { subject: string; parts: string[] }

/** Who would read and answer it; `insteadOf`: the customer's own advisor, when it is not that one. */
export type HandedTo = { name: string; insteadOf: string | null }

/** The sentences of it, in the customer's language and as they would say them. */
export type HandOverWords = {
  /** Where it all comes from. */
  heading: string
  question(nth: number, words: string): string
  titles(ids: readonly HelpTextId[]): string
  shown(titles: string): string
  nothing: string
  helped(yes: boolean): string
  page(page: NetbankPage): string
  tried: string
  deed(tried: Tried): string
}

/** Longest subject of what is handed over: short enough for a line of a list. Characters. */
export const longestShort = 80
/** More lines of what stopped lately would tell nothing new. */
const triedAtMost = 10

/**
 * Everything that goes along, and nothing else: every question in the customer's own words with what was shown and whether it
 * helped, the page they came from, and what stopped in the netbank lately. Each part fits into one message.
 * @param longest characters of a message
 */
export function handOverOf(
  turns: readonly Turn[],
  tried: readonly Tried[],
  words: HandOverWords,
  longest: number,
): HandOver {
  const first = turns[0]?.words ?? ''
  const page = turns.findLast((turn) => turn.page !== null)?.page
  const lately = tried.slice(0, triedAtMost).map((one) => `- ${words.deed(one)}`)
  const blocks = [
    first,
    words.heading,
    ...turns.map((turn, at) => blockOf(turn, at, words)),
    ...(page ? [words.page(page)] : []),
    ...(lately.length > 0 ? [[words.tried, ...lately].join('\n')] : []),
  ]
  return { subject: shortened(first), parts: inParts(blocks, longest) }
}

/** The first question stands above already. */
function blockOf({ words: said, passages, helped }: Turn, at: number, words: HandOverWords): string {
  const titles = words.titles(passages.map(({ textId }) => textId))
  const lines = [
    ...(at === 0 ? [] : [words.question(at + 1, said)]),
    titles === '' ? words.nothing : words.shown(titles),
    ...(helped === null ? [] : [words.helped(helped)]),
  ]
  return lines.join('\n')
}

/** A question as a subject: one line, cut between words. "Why can I not pay the builder who…" */
export function shortened(words: string): string {
  const line = oneLine(words)
  if (line.length <= longestShort) return line
  const cut = line.slice(0, longestShort - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > longestShort / 2 ? cut.slice(0, space) : cut).replace(/\p{Cs}$/u, '').trimEnd()}…`
}

/** As few texts as possible, none longer than `longest`, cut between blocks where that can be. */
function inParts(blocks: readonly string[], longest: number): string[] {
  const parts: string[] = []
  for (const block of blocks.flatMap((one) => pieces(one, longest))) {
    const last = parts.at(-1)
    const joined = last === undefined ? block : `${last}\n\n${block}`
    if (last !== undefined && joined.length <= longest) parts[parts.length - 1] = joined
    else parts.push(block)
  }
  return parts
}

function pieces(block: string, longest: number): string[] {
  const found: string[] = []
  for (let at = 0; at < block.length; at += longest) found.push(block.slice(at, at + longest))
  return found
}
