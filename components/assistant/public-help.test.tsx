import { describe, expect, it, vi } from 'vitest'
import { openTexts } from '@/lib/assistant/help-text'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { PublicHelp } from './public-help'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh: () => {} }) }))

const branch = { id: 'b', name: 'Odenplan', address: 'Odengatan 65, Stockholm', city: 'Stockholm' }
const page = (change: Partial<Parameters<typeof PublicHelp>[0]> = {}, locale: 'en' | 'sv' = 'en') =>
  markup(
    <PublicHelp
      {...{
        words: null,
        passages: [],
        refused: null,
        texts: openTexts(locale),
        branches: [branch],
        ...change,
      }}
    />,
    locale,
  )

describe('help before signing in', () => {
  it('is a form that works without script, and keeps what was looked for in its field', () => {
    const html = page({ words: 'forgot "it"' })
    expect(html).toMatch(/<form [^>]*action="\/help" method="get"/)
    expect(attributes(html, 'value')).toContain('forgot &quot;it&quot;')
    expect(html).toContain('name="q"')
  })

  it('has every open text, and no other', () => {
    expect(page().match(/<details/g)).toHaveLength(openTexts('en').length)
  })

  it('says what was found, and honestly when nothing was', () => {
    const passage = { id: 'x', title: 'A title', paragraphs: ['A text.'], page: null, why: null }
    expect(textOf(page({ words: 'x', passages: [passage] }))).toContain('1 text found A title A text.')
    expect(textOf(page({ words: 'x' }))).toContain('We do not know this here.')
    expect(textOf(page({ words: 'x' }, 'sv'))).toContain('Det vet vi inte här.')
    expect(textOf(page())).not.toContain('We do not know this here.')
  })

  it('says why it was not looked for', () => {
    const html = page({ refused: 'question_too_long' })
    expect(html).toMatch(/role="alert".*This is too long to be looked for/s)
  })

  it('always shows where people are, and how to get in', () => {
    const html = page({ words: 'x' })
    expect(textOf(html)).toMatch(/Talk to a person Sign in to write .* Odenplan, Odengatan 65, Stockholm/)
    expect(attributes(html, 'href')).toContain('/sign-in')
  })
})
