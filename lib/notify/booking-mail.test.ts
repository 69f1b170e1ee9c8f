import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { BookingView, Way } from '@/lib/booking/booking'
import en from '@/lib/language/en/notify.json'
import sv from '@/lib/language/sv/notify.json'
import { bookingMail, type MailOccasion } from '@/lib/notify/booking-mail'
import { mailWord } from '@/lib/notify/words'

const booking: BookingView = {
  id: '0b9f',
  customerId: 'c',
  advisorId: 'a',
  branchId: 'b',
  typeId: 't',
  way: 'video',
  startsAt: Date.parse('2026-11-24T09:30Z'),
  endsAt: Date.parse('2026-11-24T10:00Z'),
  zone: 'Europe/Stockholm',
  about: 'my secret divorce',
  state: 'confirmed',
  cancelReason: null,
  version: 1,
  sequence: 0,
  topic: 'Mortgage',
  customer: { id: 'c', name: 'Anna Berg', email: 'anna@demo.example', phone: null, zone: 'Europe/Stockholm' },
  advisor: { id: 'a', name: 'Eva Lind', email: 'eva@demo.example', zone: 'Europe/Stockholm' },
  branch: { id: 'b', name: 'Söder', address: 'Götgatan 1', city: 'Stockholm', zone: 'Europe/Stockholm' },
}
const settings = {
  publicUrl: 'https://bank.example',
  organizer: { name: 'Bank', email: 'bank@demo.example' },
}
const mail = (change: Partial<BookingView> = {}, occasion: Partial<MailOccasion> = {}) =>
  bookingMail(
    { ...booking, ...change },
    { reader: 'customer', locale: 'en', template: 'booked', stamp: 0, ...occasion },
    settings,
  )

describe('bookingMail', () => {
  test('tells the customer who, what, when, how, and what to do next', () => {
    const { recipient, subject, text, icsMethod } = mail()
    expect([recipient, subject, icsMethod]).toEqual([
      'anna@demo.example',
      'Booked: Mortgage, Tuesday 24 November 10:30',
      'REQUEST',
    ])
    for (const part of [
      'Hello Anna Berg,',
      'You are meeting Eva Lind.',
      'Time: Tuesday 24 November 10:30–11:00',
      'from 10 minutes before',
      'https://bank.example/customer/bookings',
    ]) {
      expect(text).toContain(part)
    }
  })
  test('tells the advisor, in their own language', () => {
    const { recipient, subject, text } = mail({}, { reader: 'advisor', locale: 'sv', template: 'moved' })
    expect(recipient).toBe('eva@demo.example')
    expect(subject).toBe('Flyttat: Mortgage, nu tisdag 24 november 10:30')
    expect(text).toContain('Ditt möte med Anna Berg har fått en ny tid.')
  })
  test('both times when the clocks differ', () => {
    const customer = { ...booking.customer, zone: 'America/New_York' }
    const { text } = mail({ customer })
    expect(text).toContain('Time: Tuesday 24 November 04:30–05:00 (New York time)')
    expect(text).toContain('That is Tuesday 24 November 10:30 where Eva Lind is.')
  })
  test.each<[Way, string, string]>([
    ['video', 'How: video', 'Video meeting in the netbank'],
    ['phone', 'Eva Lind calls you', 'Phone'],
    ['branch', 'Söder, Götgatan 1, Stockholm', 'Söder, Götgatan 1, Stockholm'],
  ])('by %s', (way, sentence, place) => {
    const { text, ics } = mail({ way })
    expect(text).toContain(sentence)
    const event = new ICAL.Component(ICAL.parse(ics)).getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('location')).toBe(place)
  })
  test('cancelled: the reason, another time, CANCEL', () => {
    const { text, ics, icsMethod } = mail(
      { cancelReason: 'Eva is ill', sequence: 1 },
      { template: 'cancelled' },
    )
    expect(text).toContain('Reason: Eva is ill')
    expect(text).toContain('https://bank.example/customer/book\n')
    expect(icsMethod).toBe('CANCEL')
    expect(ics).toContain('METHOD:CANCEL')
  })
  test('never says what the customer wrote about it', () => {
    const { subject, text, ics } = mail()
    expect(`${subject}${text}${ics}`).not.toContain('divorce')
  })
  test('A39 a line end in a name or topic reaches no header', () => {
    const nasty = 'Loan\r\nBcc: eve@evil.example'
    const { subject, text } = mail({ topic: nasty, customer: { ...booking.customer, name: nasty } })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(text).not.toMatch(/^Bcc:/m)
  })
  test('A37 template marks in a name are not filled in', () => {
    expect(mail({ topic: '{url} {{7*7}}' }).text).toContain('Topic: {url} {{7*7}}')
  })
})

test('mail words: every language has every key and the same blanks; unknown languages read English', () => {
  const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  expect(Object.keys(sv.mail)).toEqual(Object.keys(en.mail))
  for (const [key, text] of Object.entries(en.mail)) {
    expect(blanks(sv.mail[key as keyof typeof sv.mail]), key).toEqual(blanks(text))
  }
  expect(mailWord('xx', 'bank')).toBe(en.mail.bank)
})
