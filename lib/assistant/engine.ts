import { z } from 'zod'
import { type NetbankForm, netbankForms } from '@/lib/contact/netbank-deed'
import type { Tried } from '@/lib/contact/tried'
import type { Locale } from '@/lib/language/locale'
import { findHelpText, type HelpTextId } from './help-text'
import { type NetbankPage, netbankPages } from './netbank-page'
import { segmentsOf } from './vocabulary'

/** What an engine is asked. */
export type Question = {
  words: string
  locale: Locale
  /** The page of the netbank they came from. */
  page: NetbankPage | null
  /** What they tried in the netbank lately and where it stopped, latest first. */
  tried: readonly Tried[]
  /** Whether only what anybody may read can be the answer. */
  openOnly: boolean
}

/** Why a text is shown: what stopped lately, words of the question, or the page they came from. */
export type Why =
  | { kind: 'tried'; form: NetbankForm; code: string }
  | { kind: 'words'; words: string[] }
  | { kind: 'page'; page: NetbankPage }

/** One of our texts, and why it fits. */
export type Passage = { textId: HelpTextId; why: Why }

/** At most three passages, best first; or that nothing fits. */
export type Answer = { kind: 'passages'; passages: Passage[] } | { kind: 'no_answer' }

/**
 * The port to what answers first. It names texts of ours and never words of its own, so whatever a bank plugs in here
 * cannot invent anything. It may throw or take its time: then the built-in search answers.
 */
export type Engine = (question: Question) => Promise<Answer>

export const passagesAtMost = 3
export const noAnswer: Answer = { kind: 'no_answer' }

const why = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tried'), form: z.enum(netbankForms), code: z.string() }),
  z.object({ kind: z.literal('words'), words: z.array(z.string()) }),
  z.object({ kind: z.literal('page'), page: z.enum(netbankPages) }),
])
const answered = z.object({
  kind: z.literal('passages'),
  passages: z.array(z.object({ textId: z.string(), why })),
})

/**
 * What of an engine's answer can be shown: texts that exist and may be read here, each once, at most three, and reasons that
 * are true. Anything else, and an answer of another shape, is no answer.
 */
export function soundAnswer(question: Question, given: unknown): Answer {
  const read = answered.safeParse(given)
  if (!read.success) return noAnswer
  const { passages } = read.data
  const sound = passages.filter(
    ({ textId }, at) =>
      isReadable(question, textId) && passages.findIndex((one) => one.textId === textId) === at,
  )
  if (sound.length === 0) return noAnswer
  return {
    kind: 'passages',
    passages: sound.slice(0, passagesAtMost).map((one) => ({ ...one, why: trueReason(question, one.why) })),
  }
}

function isReadable({ locale, openOnly }: Question, id: HelpTextId): boolean {
  const text = findHelpText(locale, id)
  return text !== undefined && (text.open || !openOnly)
}

/** A reason that is not in the question is left out: what they wrote, what they tried, where they came from. */
function trueReason({ words, locale, tried, page }: Question, given: Why): Why {
  switch (given.kind) {
    case 'tried':
      return tried.some(({ form, codes }) => form === given.form && codes.includes(given.code))
        ? given
        : { kind: 'words', words: [] }
    case 'page':
      return given.page === page ? given : { kind: 'words', words: [] }
    case 'words': {
      const said = new Set(segmentsOf(words, locale))
      return { kind: 'words', words: given.words.filter((word) => said.has(word)).slice(0, 6) }
    }
  }
}
