import { describe, expect, test } from 'vitest'
import { BookingButtons } from '@/components/calendar/booking-buttons'
import { BookingFacts } from '@/components/calendar/booking-facts'
import { CalendarNav } from '@/components/calendar/calendar-nav'
import { CancelForm } from '@/components/calendar/cancel-form'
import { addressesAround } from '@/lib/calendar/address'
import { cardOf, tuesdayAt } from '@/tests/support/calendar'
import { attributes, markup, textOf } from '@/tests/support/markup'

const card = cardOf('09:30', '10:15', { about: 'The fixed rate', way: 'phone' })

describe('BookingFacts', () => {
  test('who, when, what, how', () => {
    expect(textOf(markup(<BookingFacts booking={card} />))).toBe(
      'Time Tuesday 24 November 09:30–10:15 Customer Sara Holm Contact +46 70 555 01 01, sara@demo.example ' +
        'Advisor Eva Lind Topic Mortgage How Phone What it is about The fixed rate',
    )
  })
  test('the customer’s own time when their clock differs', () => {
    const abroad = { ...card, customer: { ...card.customer, zone: 'America/New_York' } }
    expect(textOf(markup(<BookingFacts booking={abroad} />))).toContain(
      'Time in New York Tuesday 24 November 03:30',
    )
  })
  test('nothing about what was written when it is not for the reader', () => {
    expect(textOf(markup(<BookingFacts booking={{ ...card, about: '' }} />))).not.toContain(
      'What it is about',
    )
  })
})

describe('BookingButtons', () => {
  const buttons = (now: number, mayReassign: boolean) =>
    textOf(markup(<BookingButtons booking={card} now={now} mayReassign={mayReassign} onStep={() => {}} />))
  test.each([
    ['an advisor', '09:00', false, 'Move Add to calendar Cancel booking'],
    ['an advisor, after it has begun', '09:30', false, 'Add to calendar'],
    ['a scheduler', '09:00', true, 'Move booking Reassign Cancel booking'],
    ['a scheduler, after it has begun', '09:30', true, ''],
  ])('%s at %s', (_, clock, scheduler, expected) => {
    expect(buttons(tuesdayAt(clock), scheduler)).toBe(expected)
  })
  test('the invitation is a file to save', () => {
    const html = markup(<BookingButtons booking={card} now={0} mayReassign={false} onStep={() => {}} />)
    expect(attributes(html, 'href')).toEqual([`/api/bookings/${card.id}/calendar.ics`])
  })
})

test('CancelForm asks for a reason and says who reads it', () => {
  const cancel = async () => ({ ok: false as const, reason: 'not_found' })
  const html = markup(
    <CancelForm booking={card} cancel={cancel} onDone={() => {}} onLeave={() => {}} />,
    'sv',
  )
  expect(textOf(html)).toBe(
    'Sara Holm skulle komma tisdag 24 november 09:30. Kunden får ett mejl. Varför Kunden läser detta. Tillbaka Avboka',
  )
})

test('CalendarNav: addresses before, after and today; the view in use is marked', () => {
  const around = addressesAround({ path: '/scheduler', unit: 'day', day: '2026-11-24', view: 'list' })
  const html = markup(<CalendarNav unit="day" view="list" {...around} />)
  expect(attributes(html, 'aria-label')).toEqual(['Which days, and how', 'Day before', 'Day after'])
  expect(attributes(html, 'href')).toEqual([
    '/scheduler?day=2026-11-23&amp;view=list',
    '/scheduler?view=list',
    '/scheduler?day=2026-11-25&amp;view=list',
    '/scheduler?day=2026-11-24',
    '/scheduler?day=2026-11-24&amp;view=list',
  ])
  expect(html.match(/aria-current="true"[^>]*>List/)).not.toBeNull()
})
