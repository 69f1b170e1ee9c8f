import { describe, expect, test } from 'vitest'
import { AbsenceFields } from '@/components/board/absence-fields'
import { AbsencePlan } from '@/components/board/absence-plan'
import type { Choice } from '@/components/calendar/staff-actions'
import type { PlanItem } from '@/lib/calendar/absence-plan'
import { cardOf, tuesdayAt } from '@/tests/support/calendar'
import { markup, textOf } from '@/tests/support/markup'

const booking = cardOf('09:30', '10:30')
const omar = { advisorId: 'omar', name: 'Omar', startsAt: booking.startsAt }
const later = { advisorId: 'eva', name: 'Eva Lind', startsAt: tuesdayAt('14:00') }
const item = (change: Partial<PlanItem> = {}): PlanItem => ({
  booking,
  proposed: omar,
  others: [later],
  ...change,
})
const plan = (items: PlanItem[], choices: Record<string, Choice> = {}) =>
  markup(<AbsencePlan items={items} choices={choices} onChoose={() => {}} />)
const chosen = (html: string) => /<option[^>]*selected=""[^>]*>([^<]*)/.exec(html)?.[1]

describe('AbsencePlan', () => {
  test('names the meeting and every way it can go', () => {
    const text = textOf(plan([item()]))
    expect(text).toContain('Tuesday 24 November 09:30: Sara Holm, Mortgage')
    expect(text).toContain(
      'Leave it as it is Give it to Omar Tuesday 24 November 14:00, Eva Lind Cancel booking',
    )
  })
  test('what is chosen is what is shown', () => {
    expect(chosen(plan([item()]))).toBe('Leave it as it is')
    const give: Choice = { kind: 'move', advisorId: 'omar', startsAt: booking.startsAt }
    expect(chosen(plan([item()], { [booking.id]: give }))).toBe('Give it to Omar')
    expect(chosen(plan([item()], { [booking.id]: { kind: 'cancel', reason: '' } }))).toBe('Cancel booking')
  })
  test.each([
    [{}, 'One meeting lies in this time. None of them will be moved.'],
    [
      { [booking.id]: { kind: 'move', advisorId: 'omar', startsAt: 1 } as const },
      'One meeting lies in this time. One will be moved.',
    ],
  ])('counts what is covered', (choices, words) => expect(textOf(plan([item()], choices))).toContain(words))
  test('nobody free is said, with what is left', () => {
    const text = textOf(plan([item({ proposed: null })]))
    expect(text).toContain('No deputy is free at that time.')
    expect(text).not.toContain('Give it to')
  })
  test('an absence without meetings', () => {
    expect(textOf(plan([]))).toBe('No meeting lies in this time.')
  })
})

describe('AbsenceFields', () => {
  const fields = (from: string, to: string) => {
    const value = { advisorId: 'eva', firstDay: '2026-11-24', lastDay: '2026-11-24', from, to }
    const advisors = [{ id: 'eva', name: 'Eva Lind' }]
    return textOf(markup(<AbsenceFields advisors={advisors} value={value} onChange={() => {}} />))
  }
  test('whole days need no times', () => expect(fields('', '')).not.toContain('Until'))
  test('times are asked for when there are some', () =>
    expect(fields('09:00', '12:00')).toContain('From Until'))
})
