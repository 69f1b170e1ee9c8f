import { describe, expect, test, vi } from 'vitest'
import { Affected, EndForm } from '@/components/skill/end-form'
import { GrantForm } from '@/components/skill/grant-form'
import { GrantList } from '@/components/skill/grant-list'
import { LanguageChoice } from '@/components/skill/language-choice'
import { TopicSelect } from '@/components/skill/topic-select'
import type { GrantLine } from '@/lib/skill/grant'
import type { Skill } from '@/lib/skill/skill'
import { cardOf, stockholm } from '@/tests/support/calendar'
import { attributes, markup, textOf } from '@/tests/support/markup'

vi.mock('next/navigation', () => ({ useRouter: () => ({ replace: () => {}, refresh: () => {} }) }))

const at = (text: string) => Date.parse(`${text}+01:00`)
const now = at('2026-11-23T10:00')
const refuse = async () => ({ ok: false as const, reason: 'not_found' })
const actions = { previewSkillEnd: refuse, endSkill: refuse }
const swedish: Skill = { key: 'sv', kind: 'language', name: { en: 'Swedish', sv: 'svenska' } }
const skills: Skill[] = [
  { key: 'investments', kind: 'licence', name: { en: 'investments', sv: 'placeringar' } },
  swedish,
]
const grant = (change: Partial<GrantLine> = {}): GrantLine => ({
  ...{ id: 'g', skill: 'investments', from: at('2025-03-01T00:00'), to: null },
  ...{ grantedBy: 'Nils Dahl', grantedAt: at('2026-11-02T10:00'), ended: null },
  ...change,
})
const list = (grants: GrantLine[], locale: 'en' | 'sv' = 'en', withActions = true) =>
  markup(
    <GrantList
      label="Now"
      {...{ grants, skills, now }}
      zone={stockholm}
      actions={withActions ? actions : undefined}
    />,
    locale,
  )

describe('what an advisor has', () => {
  test.each<[GrantLine, string, string]>([
    [
      grant(),
      'Valid May advise on investments Entered by Nils Dahl, 2 November. from 1 March 2025 Change end',
      'Gäller Får ge råd om placeringar Inlagt av Nils Dahl, 2 november. från 1 mars 2025 Ändra slutet',
    ],
    [
      grant({ skill: 'sv', from: at('2026-12-14T00:00'), to: at('2027-01-01T00:00') }),
      'Begins Speaks Swedish Entered by Nils Dahl, 2 November. from 14 December until 31 December Change end',
      'Börjar Talar svenska Inlagt av Nils Dahl, 2 november. från 14 december till och med 31 december Ändra slutet',
    ],
    [
      grant({ to: at('2026-11-24T00:00'), ended: { by: 'Birgit Sund', at: now } }),
      'Entered by Nils Dahl, 2 November. End set by Birgit Sund, 23 November. from 1 March 2025 until 23 November',
      'Inlagt av Nils Dahl, 2 november. Slutet satt av Birgit Sund, 23 november. från 1 mars 2025 till och med 23 november',
    ],
  ])('%#', (one, english, swedishWords) => {
    expect(textOf(list([one]))).toContain(english)
    expect(textOf(list([one], 'sv'))).toContain(swedishWords)
  })
  test('what is over can only be read; what never began says so', () => {
    const begins = at('2026-12-14T00:00')
    const html = list(
      [grant({ to: at('2026-11-01T00:00') }), grant({ id: 'h', from: begins, to: begins })],
      'en',
      false,
    )
    expect(textOf(html)).toContain('Over May advise on investments')
    expect(textOf(html)).toContain('Taken back before it began')
    expect(textOf(html)).toContain('was to begin 14 December')
    expect(html).not.toContain('<button')
  })
  test('each button says whose end it changes', () => {
    expect(attributes(list([grant(), grant({ id: 'h', skill: 'sv' })]), 'aria-label')).toEqual([
      'Now',
      'Change end: May advise on investments',
      'Change end: Speaks Swedish',
    ])
  })
})

describe('forms', () => {
  test('adding: what there is by kind, from today, without an end', () => {
    const advisor = { id: 'eva', name: 'Eva Lind' }
    const html = markup(<GrantForm {...{ advisor, skills }} today="2026-11-23" grantSkill={refuse} />)
    expect(attributes(html, 'label')).toEqual(['Licences', 'Languages'])
    expect(textOf(html)).toContain('May advise on investments Speaks Swedish')
    expect(attributes(html, 'value')).toEqual(expect.arrayContaining(['2026-11-23', '']))
    expect(textOf(html)).toMatch(/Add to Eva Lind$/)
  })
  test('an end is looked at before it is saved', () => {
    const html = markup(
      <EndForm
        grantId="g"
        today="2026-11-23"
        lastDay=""
        {...{ actions }}
        onDone={() => {}}
        onLeave={() => {}}
      />,
    )
    expect(textOf(html)).toMatch(/Leave it empty to end it at once\. Back Check meetings$/)
  })
  test('whom it leaves without', () => {
    expect(textOf(markup(<Affected bookings={[]} />))).toBe('No booked meeting needs it after that.')
    const html = markup(<Affected bookings={[cardOf('09:30', '10:30')]} />, 'sv')
    expect(textOf(html)).toContain('Ett bokat möte behöver det efter det. Det ligger kvar tills')
    expect(textOf(html)).toContain('tisdag 24 november 09:30 Sara Holm, Mortgage')
    expect(attributes(html, 'href')).toEqual(['/scheduler/bookings/booking-09:30'])
  })
  test('a customer says "only", or has said so', () => {
    const choice = (only: boolean) =>
      markup(<LanguageChoice language={swedish} only={only} sayLanguage={refuse} />, 'sv')
    expect(textOf(choice(false))).toContain('Bara rådgivare som talar svenska')
    expect([choice(false).includes('checked'), choice(true).includes('checked')]).toEqual([false, true])
  })
  test('what a message is about: open until it is said', () => {
    const topics = [{ key: 'savings', name: 'Savings and funds' }]
    const html = markup(<TopicSelect topics={topics} value="savings" path="/customer/messages/new" />)
    expect(textOf(html)).toContain('No topic chosen Savings and funds')
    expect(html).toMatch(/<option[^>]*selected=""[^>]*>Savings and funds/)
  })
})
