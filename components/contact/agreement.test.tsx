import { describe, expect, it, vi } from 'vitest'
import type { Agreement, NextStep } from '@/lib/contact/agreement'
import { ok } from '@/lib/result'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { AgreementForm } from './agreement-form'
import { AgreementList } from './agreement-list'
import { EntryAnswer } from './entry-answer'
import { HistoryResults } from './history-results'
import { HistorySearch } from './history-search'
import { ReadingList } from './reading-list'
import { StaffNoteForm } from './staff-note-form'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: () => {} }) }))

const today = '2026-11-22'
const fine = async () => ok(true)
const step = (change: Partial<NextStep>): NextStep => ({
  id: 'a',
  what: 'Send payslips',
  owner: 'customer',
  dueOn: '2026-11-27',
  doneAt: null,
  ...change,
})
const agreement = (...steps: NextStep[]): Agreement => ({
  meetingId: 'm',
  metAt: Date.parse('2026-11-20T13:30:00Z'),
  advisorId: 'eva',
  advisorName: 'Eva Lind',
  text: 'Half of the loan gets a fixed rate.',
  steps,
  version: 1,
})
const shown = (side: 'customer' | 'advisor', ...steps: NextStep[]) =>
  markup(
    <AgreementList
      agreements={[agreement(...steps)]}
      reader={{ side, id: side === 'advisor' ? 'eva' : 'sara' }}
      today={today}
      finishStep={fine}
    />,
  )

describe('what was agreed', () => {
  it('says with whom, when, what, and what follows with owner and date', () => {
    const text = textOf(
      shown('customer', step({}), step({ id: 'b', what: 'Prepare the offer', owner: 'advisor' })),
    )
    expect(text).toContain('Agreed with Eva Lind')
    expect(text).toContain('Friday 20 November')
    expect(text).toContain('Send payslips You · by Friday 27 November')
    expect(text).toContain('Prepare the offer Eva · by Friday 27 November')
  })

  it.each([
    ['customer', ['Done: Send payslips']],
    ['advisor', ['Done: Prepare the offer']],
  ] as const)('the %s ticks off their own steps only', (side, names) => {
    const html = shown(side, step({}), step({ id: 'b', what: 'Prepare the offer', owner: 'advisor' }))
    expect(attributes(html, 'aria-label').filter((name) => name.startsWith('Done'))).toEqual(names)
  })

  it.each([
    [step({ dueOn: '2026-11-20' }), 'was due Friday 20 November'],
    [step({ dueOn: today }), 'You · today'],
    [step({ doneAt: 1 }), 'You · Done'],
  ])('%j: %s', (one, words) => {
    expect(textOf(shown('customer', one))).toContain(words)
  })

  it('is written in a form that says who will read it', () => {
    const html = markup(
      <AgreementForm first={agreement(step({}))} today={today} saveAgreement={async () => ok(agreement())} />,
    )
    expect(textOf(html)).toContain('The customer sees this on their overview.')
    expect(textOf(html)).toContain('Next step 1')
    expect(attributes(html, 'aria-label')).toContain('Remove next step 1')
    expect(attributes(html, 'min')).toEqual([today])
  })
})

describe('what a customer can do about an entry', () => {
  const answer = (withheld: boolean, mayWithhold: boolean) =>
    textOf(
      markup(
        <EntryAnswer
          actions={{ correctEvent: fine, withholdEvent: fine }}
          id="1"
          about="Signed in"
          correction=""
          {...{ withheld, mayWithhold }}
        />,
      ),
    )
  it.each([
    [false, true, 'Correct about: Signed in Not for advice about: Signed in'],
    [true, true, 'Correct about: Signed in Use for advice again about: Signed in'],
    [false, false, 'Correct about: Signed in'],
  ])('withheld %s, may be %s: %s', (withheld, may, words) => {
    expect(answer(withheld, may)).toBe(words)
  })
})

describe('lists', () => {
  it('who has read, what, on what occasion and when', () => {
    const at = Date.parse('2026-11-20T13:30:00Z')
    const reading = {
      id: '1',
      at,
      readerName: 'Eva Lind',
      role: 'advisor',
      part: 'card',
      occasion: 'call',
    } as const
    expect(textOf(markup(<ReadingList readings={[reading]} />))).toBe(
      'Eva Lind, advisor Opened your card for your call · Friday 20 November 14:30',
    )
    expect(textOf(markup(<ReadingList readings={[]} />, 'sv'))).toContain('Ingen på banken har läst')
  })

  it.each([
    [0, null, false, 'No entries Nothing has happened yet.'],
    [0, null, true, 'No entries Nothing was found. Try another word or a longer period. Show everything'],
    [3, null, false, '3 entries the list'],
    [30, { at: 5, id: '7' }, false, '30 entries shown, older ones follow the list Older'],
  ])('%i found, next %j, filtered %s: %s', (count, next, filtered, words) => {
    const common = { path: '/h', values: {}, problems: [], paged: false, count, next, filtered }
    expect(textOf(markup(<HistoryResults {...common}>the list</HistoryResults>))).toBe(words)
  })

  it('says what could not be read, where it was filled in', () => {
    const html = markup(
      <HistorySearch path="/h" values={{ from: 'x' }} errors={{ from: 'No such date' }} filtered />,
    )
    expect(textOf(html)).toContain('No such date')
    expect(html).toContain('<details open')
  })
})

it('a note of staff says that the customer can read it', () => {
  const text = textOf(markup(<StaffNoteForm customerId="c" noteContact={fine} />))
  expect(text).toContain('The customer can read it.')
  expect(text).toContain('At the branch')
})
