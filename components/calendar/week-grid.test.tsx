import { describe, expect, test } from 'vitest'
import { WeekGrid } from '@/components/calendar/week-grid'
import { WeekList } from '@/components/calendar/week-list'
import { addDays } from '@/lib/booking/local-day'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'
import { dayView } from '@/lib/calendar/day-view'
import {
  advisorWith,
  awayEntry,
  bookingEntry,
  plainEntry,
  stockholm,
  tuesday,
  tuesdayAt,
} from '@/tests/support/calendar'
import { attributes, markup, textOf } from '@/tests/support/markup'

const now = tuesdayAt('10:15')
const entries: CalendarEntry[] = [
  bookingEntry('09:00', '10:00', {
    customer: { name: 'Jonas Berg', email: '', phone: null, zone: stockholm },
  }),
  bookingEntry('11:00', '12:00', { way: 'branch' }),
  plainEntry('busy', '13:00', '14:00'),
  plainEntry('hold', '14:30', '15:00'),
  awayEntry('15:00', '17:00', 'Dentist'),
]
const days = (list = entries) =>
  [0, 1, 2].map((add) => dayView(stockholm, addDays('2026-11-23', add), advisorWith(list)))
const nothing = () => {}
const shared = (list?: CalendarEntry[]) => ({
  days: days(list),
  zone: stockholm,
  today: tuesday,
  now,
  onOpen: nothing,
})
const grid = (list?: CalendarEntry[]) =>
  markup(<WeekGrid {...shared(list)} title="Week 48" onMove={nothing} />)
const buttons = (html: string) => [...html.matchAll(/<button[^>]*aria-label="([^"]*)"[^>]*>/g)]

describe('the week as a grid', () => {
  test('is a named list of named days', () => {
    const html = grid()
    expect(html).toContain('<ol aria-label="Week 48"')
    expect(html).toMatch(/<h2[^>]*>Tuesday 24 November<\/h2>/)
  })
  test('every meeting is a button named in full; nothing else can be opened', () => {
    const names = buttons(grid()).map((match) => match[1])
    expect(names.filter((name) => name?.includes('–'))).toEqual([
      '09:00–10:00 Jonas Berg, Mortgage, Video',
      '11:00–12:00 Sara Holm, Mortgage, At the branch',
    ])
  })
  test('one tab stop, on the first meeting that is not over', () => {
    const stops = buttons(grid()).filter((match) => match[0].includes('tabindex="0"'))
    expect(stops.map((match) => match[1])).toEqual(['11:00–12:00 Sara Holm, Mortgage, At the branch'])
  })
  test('busy time has no title, a hold is dashed, time off says why', () => {
    const html = grid()
    expect(textOf(html)).toContain('13:00–14:00 Busy')
    expect(textOf(html)).toContain('Time off: Dentist')
    expect(html).toMatch(/border-dashed[^>]*><span class="sr-only">14:30–15:00 Held for a moment/)
  })
  test('48 px an hour: from 8 to 17 are nine of them; a meeting of an hour is a ninth', () => {
    const html = grid()
    expect(html).toContain('height:27rem')
    expect(html).toMatch(/height:calc\(11\.11\d*% - 2px\)/)
  })
  test('the line of now stands in today only', () => {
    const lines = (html: string) => html.match(/border-red/g)?.length ?? 0
    expect(lines(grid())).toBe(1)
    const other = <WeekGrid {...shared()} today="2026-12-24" title="x" onMove={nothing} />
    expect(lines(markup(other))).toBe(0)
  })
  test('A37 markup in a name stays text', () => {
    const name = '<img src=x onerror=alert(1)>'
    const html = grid([bookingEntry('11:00', '12:00', { topic: name })])
    expect(html).not.toContain('<img')
    expect(html).toContain('&lt;img')
  })
})

describe('the week as a list', () => {
  test('says everything the grid shows', () => {
    const text = textOf(markup(<WeekList {...shared()} />))
    for (const words of [
      'Tuesday 24 November Today',
      '09:00–10:00 Jonas Berg Mortgage · Video · Over',
      '11:00–12:00 Sara Holm Mortgage · At the branch',
      '13:00–14:00 Busy',
      '14:30–15:00 Held for a moment',
      '15:00–17:00 Time off: Dentist',
    ]) {
      expect(text).toContain(words)
    }
  })
  test('its buttons say what they open', () => {
    const names = attributes(markup(<WeekList {...shared()} />), 'aria-label').filter((name) =>
      name.startsWith('Open'),
    )
    expect(names).toEqual([
      'Open 09:00–10:00 Jonas Berg, Mortgage, Video',
      'Open 11:00–12:00 Sara Holm, Mortgage, At the branch',
    ])
  })
  test('an empty week says so', () => {
    expect(textOf(markup(<WeekList {...shared([])} />, 'sv'))).toBe('Inget är bokat den här veckan.')
  })
})
