import { describe, expect, it } from 'vitest'
import { catalogue } from '@/lib/language/catalogue'
import { type Locale, locales } from '@/lib/language/locale'
import { findHelpText, helpTexts, openTexts, titlesOf } from './help-text'
import { netbankPages } from './netbank-page'
import { textOfStop } from './tried-text'

describe('the help texts', () => {
  const [en, sv] = [helpTexts.en, helpTexts.sv]

  it('are the same in both languages, in the same order, on the same page, open or not', () => {
    const facts = (texts: typeof en) =>
      texts.map(({ id, page, open, paragraphs }) => ({ id, page, open, paragraphs: paragraphs.length }))
    expect(facts(sv)).toEqual(facts(en))
    expect(en.length).toBeGreaterThanOrEqual(25)
  })

  it.each(locales)(
    'in %s: every id, title and word once, and nothing left in the other language',
    (locale) => {
      for (const values of [
        helpTexts[locale].map(({ id }) => id),
        helpTexts[locale].map(({ title }) => title),
        ...helpTexts[locale].map(({ words }) => words),
      ])
        expect(values.filter((one, at) => values.indexOf(one) !== at)).toEqual([])
      const other = locale === 'en' ? sv : en
      const said = (texts: typeof en) => texts.flatMap(({ title, paragraphs }) => [title, ...paragraphs])
      expect(said(helpTexts[locale]).filter((one) => said(other).includes(one))).toEqual([])
    },
  )

  it('before signing in: how to get in, what to do at once, how we are reached', () => {
    expect(openTexts('en').map(({ id }) => id)).toEqual(
      'card-block looking-along sign-in lost-password locked security reach-us settings'.split(' '),
    )
  })

  it('there is one about every page but those that only list others', () => {
    const written = new Set(en.map(({ page }) => page))
    expect(netbankPages.filter((page) => !written.has(page))).toEqual([])
  })
})

/** What a text tells people to look for, by where the netbank says it. */
const named: [string, string, string][] = [
  ['pay', 'bank', 'payment.check'],
  ['payees', 'bank', 'payment.keep'],
  ['payees', 'bank', 'payment.receiver.payee'],
  ['payees', 'bank', 'payment.receiver.new'],
  ['wrong-payment', 'bank', 'overview.latest'],
  ['upcoming', 'bank', 'overview.upcoming'],
  ['transactions', 'bank', 'results.download'],
  ['card-block', 'bank', 'card.block'],
  ['card-unblock', 'bank', 'card.unblock'],
  ['book', 'presence', 'step.book'],
  ['change-meeting', 'booking', 'card.move'],
  ['change-meeting', 'booking', 'card.cancel'],
  ['join', 'booking', 'card.join'],
  ['call', 'meeting', 'callNow'],
  ['looking-along', 'cobrowse', 'banner.stop'],
  ['messages', 'shell', 'nav.messages'],
  ['history', 'shell', 'nav.history'],
  ['history', 'contact', 'history.view.readings'],
  ['history', 'contact', 'history.correct'],
  ['not-for-advice', 'contact', 'history.withhold'],
  ['sign-in', 'shell', 'signOut'],
]

describe('what a text names is called so in the netbank', () => {
  const wordAt = (locale: Locale, noun: string, key: string) =>
    key
      .split('.')
      .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], catalogue[locale][noun])
  it.each(named)('%s: %s %s', (id, noun, key) => {
    for (const locale of locales)
      expect(findHelpText(locale, id)?.paragraphs.join(' ')).toContain(wordAt(locale, noun, key))
  })
})

describe('where something stopped', () => {
  it('leads to a text that there is', () => {
    for (const [code, id] of Object.entries(textOfStop)) expect(findHelpText('en', id), code).toBeDefined()
  })

  it('is a stop that the history knows by name', () => {
    const { netbank } = catalogue.en.contact as { netbank: { stop: Record<string, string> } }
    expect(Object.keys(textOfStop).filter((code) => !(code in netbank.stop))).toEqual([])
  })
})

it('titles are those of the language; a text that is gone has none', () => {
  expect(titlesOf('en', ['daily-limit', 'gone', 'pay'])).toEqual([
    'What you can pay in a day',
    'How to pay or transfer',
  ])
  expect(titlesOf('sv', ['lost-password'])).toEqual(['Glömt lösenord'])
})
