import type { AdvisorTime, BookingCard, CalendarEntry } from '@/lib/calendar/calendar-view'

/** A moment of Tuesday 24 November 2026 in Stockholm: `09:30`. */
export const tuesdayAt = (clock: string) => Date.parse(`2026-11-24T${clock}:00+01:00`)
export const tuesday = '2026-11-24'
export const stockholm = 'Europe/Stockholm'

/** Sara's meeting with Eva; what differs is named. */
export function cardOf(from: string, to: string, change: Partial<BookingCard> = {}): BookingCard {
  return {
    id: `booking-${from}`,
    version: 1,
    typeId: 'mortgage',
    way: 'video',
    startsAt: tuesdayAt(from),
    endsAt: tuesdayAt(to),
    about: '',
    customerId: 'sara',
    advisorId: 'eva',
    topic: 'Mortgage',
    customer: { name: 'Sara Holm', email: 'sara@demo.example', phone: '+46 70 555 01 01', zone: stockholm },
    advisor: { name: 'Eva Lind', zone: stockholm },
    ...change,
  }
}

export function bookingEntry(from: string, to: string, change: Partial<BookingCard> = {}) {
  const booking = cardOf(from, to, change)
  return { kind: 'booking', id: booking.id, from: booking.startsAt, to: booking.endsAt, booking } as const
}

export function plainEntry(kind: 'busy' | 'hold', from: string, to: string): CalendarEntry {
  return { kind, id: `${kind}-${from}`, from: tuesdayAt(from), to: tuesdayAt(to) }
}

export function awayEntry(from: string, to: string, reason = '') {
  const id = `away-${from}`
  const span = { from: tuesdayAt(from), to: tuesdayAt(to) }
  return { kind: 'away', id, timeOffId: id, advisorId: 'eva', reason, ...span } as const
}

/** An advisor who works from 9 to 17 that day. */
export function advisorWith(entries: CalendarEntry[], change: Partial<AdvisorTime> = {}): AdvisorTime {
  const open = [{ from: tuesdayAt('09:00'), to: tuesdayAt('17:00') }]
  return { id: 'eva', name: 'Eva Lind', zone: stockholm, open, entries, ...change }
}
