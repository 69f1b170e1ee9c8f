import { describe, expect, test } from 'vitest'
import { AbsenceForm } from '@/components/board/absence-form'
import { AwayDetails } from '@/components/board/away-details'
import { BoardToolbar } from '@/components/board/board-toolbar'
import { BookForCustomer } from '@/components/board/book-for-customer'
import { ChangeNotice } from '@/components/board/change-notice'
import { HoursDay } from '@/components/board/hours-day'
import { HoursForm } from '@/components/board/hours-form'
import { OutsideList } from '@/components/board/outside-list'
import { PickBooking } from '@/components/board/pick-booking'
import { MoveForm } from '@/components/calendar/move-form'
import { TimePicker } from '@/components/calendar/time-picker'
import type { Locale } from '@/lib/language/locale'
import { awayEntry, bookingEntry, cardOf, stockholm, tuesday, tuesdayAt } from '@/tests/support/calendar'
import { attributes, markup, textOf } from '@/tests/support/markup'

const nothing = () => {}
const refuse = async () => ({ ok: false as const, reason: 'not_found' })
const advisors = [
  { id: 'eva', name: 'Eva Lind' },
  { id: 'mikael', name: 'Mikael Strand' },
]
const leave = { onLeave: nothing, onDone: nothing }

describe('the buttons over the board', () => {
  test.each<[Locale, string]>([
    ['en', 'Book for a customer Move booking Reassign Cover absence Add time off Add working hours'],
    [
      'sv',
      'Boka åt en kund Flytta bokning Ge till någon annan Täck frånvaro Lägg till ledighet Lägg till arbetstid',
    ],
  ])('in %s', (locale, words) => {
    expect(textOf(markup(<BoardToolbar onOpen={nothing} />, locale))).toBe(words)
  })
})

describe('what a change leaves behind', () => {
  const change = { id: 1, tone: 'success', sentence: 'Moved.', undone: 'As before.' } as const
  const notice = (more: object) =>
    markup(<ChangeNotice change={{ ...change, ...more }} onUndone={nothing} onClose={nothing} />)
  test('no way back where there is none', () => expect(textOf(notice({}))).toBe('Moved.'))
  test('the way back, and what did not work', () => {
    const html = notice({ undo: refuse, tone: 'warning', details: ['Sara stays.', 'Jonas is moved.'] })
    expect(textOf(html)).toBe('Moved. Sara stays. Jonas is moved. Undo')
    expect(attributes(html, 'aria-label')).toContain('Close')
    expect(html).toContain('border-ochre')
  })
})

describe('forms in the dialog', () => {
  test('which meeting: all of the day, with their advisors', () => {
    const entries = [bookingEntry('09:00', '10:00'), bookingEntry('11:00', '12:00')]
    const html = markup(<PickBooking entries={entries} zone={stockholm} onPick={nothing} onLeave={nothing} />)
    expect(textOf(html)).toContain('11:00–12:00 Sara Holm, Mortgage, Video (Eva Lind)')
    const none = markup(<PickBooking entries={[]} zone={stockholm} onPick={nothing} onLeave={nothing} />)
    expect(textOf(none)).toContain('No meeting of this day can be moved')
  })
  test('time off: who, from when to when, why, and out with it', () => {
    const entry = awayEntry('15:00', '17:00', 'Dentist')
    const html = markup(
      <AwayDetails {...leave} entry={entry} advisor="Eva Lind" zone={stockholm} remove={refuse} />,
    )
    expect(textOf(html)).toBe(
      'Advisor Eva Lind From Tuesday 24 November 15:00 Until Tuesday 24 November 17:00 Reason Dentist Back Remove time off',
    )
  })
  test('hours: an advisor, seven weekdays, two times, a day', () => {
    const start = { advisorId: 'mikael', validFrom: tuesday }
    const html = markup(<HoursForm {...leave} advisors={advisors} start={start} addHours={refuse} />)
    expect(html.match(/type="checkbox"/g)).toHaveLength(7)
    expect(html.match(/type="time"/g)).toHaveLength(2)
    expect(html).toContain('href="/scheduler/hours/mikael"')
    expect(textOf(html)).toContain('Monday Tuesday Wednesday Thursday Friday Saturday Sunday')
  })
  test.each(['cover', 'timeOff'] as const)(
    'an absence (%s) begins with when; nothing happens before it was looked at',
    (mode) => {
      const start = { advisorId: 'eva', firstDay: tuesday, lastDay: tuesday, from: '', to: '' }
      const actions = { planAbsence: refuse, saveAbsence: refuse }
      const html = markup(
        <AbsenceForm {...leave} mode={mode} advisors={advisors} start={start} actions={actions} />,
      )
      expect(textOf(html)).toMatch(/Back Continue$/)
      expect(textOf(html).includes('offered to a deputy')).toBe(mode === 'cover')
    },
  )
  test('booking: who comes first; times only when somebody is chosen', () => {
    const topics = [
      { id: 'm', name: 'Mortgage', ways: ['video', 'branch'] as const, duration: 60 },
      { id: 'c', name: 'Cards', ways: ['phone'] as const, duration: 15 },
    ]
    const actions = { searchCustomers: refuse, findTimes: refuse, book: refuse }
    const html = markup(<BookForCustomer {...leave} {...{ advisors, topics, actions }} />)
    const text = textOf(html)
    expect(text.startsWith('Customer')).toBe(true)
    expect(text).toContain('Mortgage, 60 minutes Cards, 15 minutes')
    expect(text).toContain('How to meet Video At the branch')
    expect(text).not.toContain('Time ')
  })
  test('moving says where the meeting is now; giving it away says to whom', () => {
    const actions = { findTimes: refuse, move: refuse }
    const move = markup(<MoveForm {...leave} booking={cardOf('09:30', '10:30')} actions={actions} />)
    expect(textOf(move)).toContain('Now Tuesday 24 November 09:30 with Eva Lind.')
    const give = markup(
      <MoveForm
        {...leave}
        booking={cardOf('09:30', '10:30')}
        advisors={advisors.slice(1)}
        actions={actions}
      />,
    )
    expect(textOf(give)).toContain('Who takes it Mikael Strand')
  })
})

describe('TimePicker', () => {
  const day = 86_400_000
  const times = [tuesdayAt('09:00'), tuesdayAt('09:30'), tuesdayAt('09:00') + day]
  const picker = (value: number | null) =>
    markup(<TimePicker times={times} zone={stockholm} value={value} onChange={nothing} />)
  test('days that have times, then the times of the chosen day, named in full', () => {
    expect(textOf(picker(times[1] ?? 0))).toBe(
      'Day Tuesday 24 November Wednesday 25 November Time 09:00 09:30',
    )
    expect(attributes(picker(times[2] ?? 0), 'aria-label')).toEqual(['Wednesday 25 November 09:00'])
  })
  test('nothing to choose from, nothing to see', () => {
    expect(markup(<TimePicker times={[]} zone={stockholm} value={null} onChange={nothing} />)).toBe('')
  })
})

describe('hours of a day', () => {
  const rows = [
    { id: '1', weekday: 1, from: '09:00', to: '12:00' },
    { id: '2', weekday: 1, from: '11:00', to: '17:00' },
  ]
  const day = (list: typeof rows, problems: string[] = []) =>
    markup(
      <HoursDay
        title="Monday"
        rows={list}
        problems={problems}
        onChange={nothing}
        onAdd={nothing}
        onRemove={nothing}
      />,
    )
  test('every field says which day, which stretch and which end', () => {
    expect(attributes(day(rows), 'aria-label')).toEqual([
      ...['from', 'until'].map((end) => `Monday, stretch 1, ${end}`),
      'Remove Monday, stretch 1',
      ...['from', 'until'].map((end) => `Monday, stretch 2, ${end}`),
      'Remove Monday, stretch 2',
    ])
  })
  test('what is wrong is marked, and only that', () => {
    expect(day(rows, ['hours-2-from']).match(/aria-invalid="true"/g)).toHaveLength(2)
    expect(day(rows)).not.toContain('aria-invalid')
  })
  test('a day off', () => expect(textOf(day([]))).toBe('Monday Monday Does not work Add hours Monday'))
})

describe('meetings outside the hours', () => {
  test('each with the way to it', () => {
    const html = markup(<OutsideList bookings={[cardOf('09:30', '10:30')]} />)
    expect(textOf(html)).toContain('One booked meeting would lie outside these hours. It stays')
    expect(attributes(html, 'href')).toEqual(['/scheduler/bookings/booking-09:30'])
  })
  test('or all is well', () => {
    expect(textOf(markup(<OutsideList bookings={[]} />, 'sv'))).toBe(
      'Alla bokade möten ligger inom de här tiderna.',
    )
  })
})
