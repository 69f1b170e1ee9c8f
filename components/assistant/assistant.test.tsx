import { describe, expect, it } from 'vitest'
import { helpTexts, openTexts } from '@/lib/assistant/help-text'
import type { PassageView, TurnView } from '@/lib/assistant/talk-view'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { HandOverText } from './hand-over-text'
import { Passage } from './passage'
import { TalkLog } from './talk-log'
import { TextList } from './text-list'

const passage: PassageView = {
  id: 'daily-limit',
  title: 'What you can pay in a day',
  paragraphs: ['It is limited.', 'Your advisor can raise it.'],
  page: 'payments',
  why: 'You wrote: secret builder',
}
const turn = (change: Partial<TurnView> = {}): TurnView => ({
  ...{ id: 't', at: 0, words: 'Can I pay my secret builder?', page: null, passages: [passage], helped: null },
  ...change,
})
const log = (turns: TurnView[], locale: 'en' | 'sv' = 'en') =>
  markup(
    <TalkLog turns={turns} judgeAnswer={async () => ({ ok: true, value: true })} onJudged={() => {}} />,
    locale,
  )

describe('a passage', () => {
  it('is the text word for word, why it is shown, and the way to its page', () => {
    const html = markup(<Passage passage={passage} />)
    expect(textOf(html)).toBe(
      'What you can pay in a day You wrote: secret builder It is limited. Your advisor can raise it. Go to Pay or transfer',
    )
    expect(attributes(html, 'href')).toEqual(['/customer/payments'])
    expect(html).toMatch(/<article aria-labelledby="([^"]+)".*<h2 id="\1"/)
  })

  it('of no page leads nowhere, and gives no reason where there is none', () => {
    const html = markup(<Passage passage={{ ...passage, page: null, why: null }} level={3} />)
    expect(attributes(html, 'href')).toEqual([])
    expect(html).toContain('<h3')
    expect(textOf(html)).toBe('What you can pay in a day It is limited. Your advisor can raise it.')
  })

  it('A62: who looks along reads our words, not the customer’s', () => {
    const shared = sharedText(log([turn()]))
    expect(shared).toContain('Your advisor can raise it.')
    expect(shared).not.toContain('secret')
  })

  it('A37: nothing but text, whatever was asked', () => {
    const words = '<img src=x onerror=alert(1)>'
    expect(log([turn({ words, passages: [{ ...passage, why: words }] })])).not.toContain('<img')
  })
})

describe('the talk', () => {
  it('is a log that is read out politely', () => {
    const html = log([turn()])
    expect(html).toMatch(/role="log" aria-live="polite" aria-label="Questions and answers"/)
    expect(textOf(html)).toContain('You asked: Can I pay my secret builder? This text may help.')
    expect(textOf(html)).toContain('Was this it? Yes No')
  })

  it.each([
    [turn({ helped: true }), 'Good. Ask again', 'Bra. Fråga igen'],
    [
      turn({ helped: false }),
      'try other words, or talk to a person',
      'andra ord, eller tala med en människa',
    ],
    [turn({ passages: [] }), 'I do not know this.', 'Det vet jag inte.'],
  ])('says what follows', (one, en, sv) => {
    expect(textOf(log([one]))).toContain(en)
    expect(textOf(log([one], 'sv'))).toContain(sv)
    expect(textOf(log([one]))).not.toContain('Was this it?')
  })

  it('does not read twice what the focus moves to', () => {
    expect(log([turn({ helped: true })])).toMatch(/<p tabindex="-1" aria-live="off"[^>]*>Good\./i)
  })

  it('has nothing to say before the first question', () => {
    expect(textOf(log([]))).toBe('')
  })
})

describe('what is handed over', () => {
  const preview = { subject: 'My limit', parts: ['My limit', 'and more'], shown: 'a'.repeat(64) }

  it.each([
    ['en', null, 'Eva Lind reads it and answers in Messages.'],
    ['en', 'Nadja Ek', 'Eva Lind reads it and answers in Messages, in place of Nadja, who sees it too.'],
    ['sv', 'Nadja Ek', 'Eva Lind läser det och svarar i Inkorg, i stället för Nadja, som också ser det.'],
  ] as const)('says who reads it, in %s, in place of %s', (locale, insteadOf, words) => {
    const to = { name: 'Eva Lind', insteadOf }
    expect(textOf(markup(<HandOverText preview={{ ...preview, to }} />, locale))).toContain(words)
  })

  it('is there word for word', () => {
    const to = { name: 'Eva Lind', insteadOf: null }
    const text = textOf(markup(<HandOverText preview={{ ...preview, to }} />))
    expect(text).toContain('Subject: My limit Message 1 of 2 My limit Message 2 of 2 and more')
  })
})

describe('the list of texts', () => {
  it('opens each where it stands, without script', () => {
    const html = markup(<TextList texts={openTexts('en')} label="All help texts" />)
    expect(html.match(/<details/g)).toHaveLength(openTexts('en').length)
    expect(textOf(html)).toContain('A forgotten password Nobody at the bank can see your password')
  })

  it('has every text there is, in both languages', () => {
    for (const locale of ['en', 'sv'] as const) {
      const text = textOf(markup(<TextList texts={helpTexts[locale]} label="x" />, locale))
      for (const { title } of helpTexts[locale]) expect(text).toContain(title)
    }
  })
})
