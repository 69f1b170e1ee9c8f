import { describe, expect, test } from 'vitest'
import { BoardList } from '@/components/board/board-list'
import { type BoardLine, BoardTable } from '@/components/board/board-table'
import { loadOf } from '@/lib/calendar/board-load'
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

const line = (id: string, name: string, entries: CalendarEntry[], open = advisorWith([]).open): BoardLine => {
  const time = advisorWith(entries, { id, name, open })
  return { advisor: { ...time, load: loadOf(open, [], entries) }, view: dayView(stockholm, tuesday, time) }
}
const lines = [
  line('eva', 'Eva Lind', [
    bookingEntry('09:00', '10:00'),
    bookingEntry('11:00', '12:00'),
    awayEntry('15:00', '17:00'),
  ]),
  line('mikael', 'Mikael Strand', [plainEntry('busy', '10:00', '11:00')]),
  line('olle', 'Olle Ek', [], []),
]
const nothing = () => {}
const shared = { lines, zone: stockholm, now: tuesdayAt('10:30'), onOpen: nothing }
const table = (today = tuesday) =>
  markup(<BoardTable {...shared} day={tuesday} today={today} onMove={nothing} />)

describe('the board as a table', () => {
  test('is called Calendars, its rows by their advisors', () => {
    const html = table()
    expect(html).toContain('<caption class="sr-only">Calendars</caption>')
    expect(html.match(/<th scope="row"/g)).toHaveLength(3)
    expect(attributes(html, 'href')).toEqual([
      '/scheduler/hours/eva',
      '/scheduler/hours/mikael',
      '/scheduler/hours/olle',
    ])
  })
  test('says how full each one is', () => {
    const text = textOf(table())
    expect(text).toContain('Eva Lind 4 of 8 h booked')
    expect(text).toContain('Olle Ek Does not work')
  })
  test('meetings and time off are buttons with one tab stop; busy time is not', () => {
    const html = table()
    const buttons = [...html.matchAll(/<button[^>]*>/g)].map((match) => match[0])
    expect(buttons.map((button) => attributes(button, 'aria-label')[0])).toEqual([
      'Time off',
      '09:00–10:00 Sara Holm, Mortgage, Video',
      '11:00–12:00 Sara Holm, Mortgage, Video',
    ])
    expect(buttons.filter((button) => button.includes('tabindex="0"'))).toHaveLength(1)
  })
  test('the line of now runs through every row, today only', () => {
    const count = (html: string) => html.match(/border-l-2 border-red/g)?.length ?? 0
    expect([count(table()), count(table('2026-11-25'))]).toEqual([3, 0])
  })
  test('hours stand over their places', () => {
    const head = /<thead>.*<\/thead>/.exec(table())?.[0] ?? ''
    expect(textOf(head)).toBe('Advisor The day 08:00 09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00')
  })
})

test('the board as a list says the same, and time off can be opened there, too', () => {
  const html = markup(<BoardList {...shared} />)
  const text = textOf(html)
  for (const words of ['Eva Lind', 'Sara Holm Mortgage · Video · Over', 'Time off', 'Nothing is booked.']) {
    expect(text).toContain(words)
  }
  expect(attributes(html, 'aria-label').filter((name) => name.startsWith('Open'))).toHaveLength(3)
})
