import { type Locale, locales } from '@/lib/language/locale'
import { type Answer, type Engine, noAnswer, type Passage, passagesAtMost, type Question } from './engine'
import { findHelpText, helpTexts } from './help-text'
import { type Index, type Judged, makeIndex, search } from './search'
import { textOfStop } from './tried-text'
import { isVague, vocabularies } from './vocabulary'

/** Of what is found only what is nearly as good as the best is worth showing beside it. */
const nearlyAsGood = 0.5
/** A text of the page somebody comes from counts for more. */
const ofThePage = 1.25

const indexes = Object.fromEntries(
  locales.map((locale) => [locale, makeIndex(helpTexts[locale], vocabularies[locale])]),
) as Record<Locale, Index>

/** The engine that comes with the product: pure search over the bank's own texts, and rules. */
export const builtIn: Engine = async (question) => findAnswer(question)

/**
 * What stopped lately comes first where it has to do with the question, or where nobody could say what the question is about
 * ("Why did it not work?"); then what the words are found in, in the reader's language or else in another; a vague
 * question from a page gets that page's texts. The same question always has the same answer.
 */
export function findAnswer(question: Question): Answer {
  const { words, locale } = question
  const vague = isVague(words, vocabularies[locale])
  const own = search(indexes[locale], words)
  const found = inOwnOrOther(question, own)
  const first = afterStops(question).filter(
    ({ textId }) => vague || own.some(({ text, said }) => text.id === textId && said.length > 0),
  )
  const rest = found.length > 0 || first.length > 0 || !vague ? found : ofPage(question)
  const passages = eachOnce([...first, ...rest])
    .filter(({ textId }) => !question.openOnly || findHelpText(locale, textId)?.open)
    .slice(0, passagesAtMost)
  return passages.length > 0 ? { kind: 'passages', passages } : noAnswer
}

/** What stopped and has not gone through since, latest first. */
function afterStops({ tried }: Question): Passage[] {
  return tried
    .filter(({ settled }) => !settled)
    .flatMap(({ form, codes }) =>
      codes.flatMap((code) => {
        const textId = textOfStop[code]
        return textId ? [{ textId, why: { kind: 'tried' as const, form, code } }] : []
      }),
    )
}

/** Somebody may read the netbank in one language and ask in another. */
function inOwnOrOther(question: Question, own: Judged[]): Passage[] {
  const found = best(own, question)
  if (found.length > 0) return found
  const others = locales.filter((locale) => locale !== question.locale)
  return others.flatMap((locale) => best(search(indexes[locale], question.words), question))
}

function best(judged: Judged[], { page, openOnly }: Question): Passage[] {
  const enough = judged
    .filter((one) => one.enough && (one.text.open || !openOnly))
    .map((one) => ({ ...one, score: one.text.page === page ? one.score * ofThePage : one.score }))
    .sort((a, b) => b.score - a.score)
  const least = (enough[0]?.score ?? 0) * nearlyAsGood
  return enough
    .filter(({ score }) => score >= least)
    .slice(0, passagesAtMost)
    .map(({ text, said }) => ({ textId: text.id, why: { kind: 'words', words: said } }))
}

function ofPage({ page, locale }: Question): Passage[] {
  if (page === null) return []
  return helpTexts[locale]
    .filter((text) => text.page === page)
    .map(({ id }) => ({ textId: id, why: { kind: 'page', page } }))
}

function eachOnce(passages: Passage[]): Passage[] {
  return passages.filter(({ textId }, at) => passages.findIndex((one) => one.textId === textId) === at)
}
