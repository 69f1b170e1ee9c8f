import { getLocale, getTranslations } from 'next-intl/server'
import { deedWords } from '@/components/contact/use-event-words'
import type { Passage, Why } from '@/lib/assistant/engine'
import type { HandOverWords } from '@/lib/assistant/hand-over'
import { findHelpText, titlesOf } from '@/lib/assistant/help-text'
import type { Turn } from '@/lib/assistant/talk'
import type { PassageView, TurnView } from '@/lib/assistant/talk-view'
import { timeName } from '@/lib/booking/time-name'
import { isLocale, type Locale, locales } from '@/lib/language/locale'

/** The language of this request, as the help texts know it. */
export async function helpLocale(): Promise<Locale> {
  const locale = await getLocale()
  return isLocale(locale) ? locale : locales[0]
}

/** Passages as they are shown: texts and reasons in the language of this request. */
export async function sayPassages(passages: readonly Passage[]): Promise<PassageView[]> {
  const [locale, say] = await Promise.all([helpLocale(), reasonWords()])
  return passages.flatMap(({ textId, why }) => {
    const text = findHelpText(locale, textId)
    if (!text) return []
    const { id, title, paragraphs, page } = text
    return [{ id, title, paragraphs, page, why: say(why) }]
  })
}

/** A question and what was shown, in the language of this request. */
export async function sayTurn({ passages, ...turn }: Turn): Promise<TurnView> {
  return { ...turn, passages: await sayPassages(passages) }
}

async function reasonWords(): Promise<(why: Why) => string | null> {
  const [t, deed] = await Promise.all([getTranslations('assistant'), getTranslations('contact.netbank')])
  return (why) => {
    switch (why.kind) {
      case 'tried': {
        const { form, code } = why
        const stopped = { form, step: 'check', outcome: 'stopped', codes: [code], fields: [] } as const
        return t('why.tried', { deed: deedWords(deed, stopped) })
      }
      case 'page':
        return t('why.page', { page: t(`page.${why.page}`) })
      case 'words':
        return why.words.length > 0 ? t('why.words', { words: why.words.join(', ') }) : null
    }
  }
}

/** The sentences in which a talk is handed over, in the customer's language and on their clock. */
export async function handOverWords(zone: string): Promise<HandOverWords> {
  const [locale, t, deed] = await Promise.all([
    helpLocale(),
    getTranslations('assistant'),
    getTranslations('contact.netbank'),
  ])
  return {
    heading: t('handOver.heading'),
    question: (nth, words) => t('handOver.question', { nth, words }),
    titles: (ids) => titlesOf(locale, ids).join('; '),
    shown: (titles) => t('handOver.shown', { titles }),
    nothing: t('handOver.nothing'),
    helped: (yes) => t(yes ? 'handOver.helped' : 'handOver.notHelped'),
    page: (page) => t('handOver.page', { page: t(`page.${page}`) }),
    tried: t('handOver.tried'),
    deed: (tried) =>
      t('handOver.deed', { deed: deedWords(deed, tried), when: timeName(tried.at, zone, locale) }),
  }
}
