import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type Invitation, invitationText, invitationUid } from '@/lib/notify/invitation'

const invitation: Invitation = {
  bookingId: '0b9f',
  method: 'REQUEST',
  sequence: 2,
  startsAt: Date.parse('2026-11-24T09:30Z'),
  endsAt: Date.parse('2026-11-24T10:00Z'),
  stamp: Date.parse('2026-11-22T12:00Z'),
  summary: 'Mortgage, Eva Lind',
  description: 'You are meeting Eva Lind.\nTopic: Mortgage',
  location: 'Video meeting in the netbank',
  url: 'https://bank.example/customer/bookings',
  organizer: { name: 'Rådrum', email: 'bank@demo.example' },
  attendees: [
    { name: 'Anna Berg', email: 'anna@demo.example' },
    { name: 'Eva Lind', email: 'eva@demo.example' },
  ],
}

/** Read by somebody else's parser: every property name in the file, and the one event. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  const [event] = events
  if (!event || events.length !== 1 || calendar.getAllSubcomponents().length !== 1)
    throw new Error('not one event')
  const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '')
  return { calendar, event, value, names: event.getAllProperties().map((property) => property.name) }
}

describe('invitationText', () => {
  test('F12 UTC times, stable UID, SEQUENCE, METHOD:REQUEST', () => {
    const { calendar, event, value } = read(invitationText(invitation))
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(value('uid')).toBe(invitationUid('0b9f'))
    expect(value('sequence')).toBe('2')
    expect(value('dtstart')).toBe('2026-11-24T09:30:00Z')
    expect(value('dtend')).toBe('2026-11-24T10:00:00Z')
    expect(value('dtstamp')).toBe('2026-11-22T12:00:00Z')
    expect(value('status')).toBe('CONFIRMED')
    expect(value('description')).toBe('You are meeting Eva Lind.\nTopic: Mortgage')
    expect(event.getAllProperties('attendee').map((p) => String(p.getFirstValue()).toLowerCase())).toEqual([
      'mailto:anna@demo.example',
      'mailto:eva@demo.example',
    ])
  })
  test('a cancelled one keeps the UID', () => {
    const { calendar, value } = read(invitationText({ ...invitation, method: 'CANCEL', sequence: 3 }))
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect([value('status'), value('uid'), value('sequence')]).toEqual(['CANCELLED', '0b9f@radrum', '3'])
  })
  test('the same booking gives the same bytes', () => {
    expect(invitationText(invitation)).toBe(invitationText({ ...invitation }))
  })
  test('ends every line with CRLF', () => {
    const text = invitationText(invitation)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })
  test.each(['anna@demo.example\r\nATTENDEE:MAILTO:eve@evil.example', 'not an address', 'a@b.example;X=1'])(
    'A38 no such address: %j',
    (email) => {
      expect(() => invitationText({ ...invitation, attendees: [{ name: 'Anna', email }] })).toThrow(
        RangeError,
      )
    },
  )
  test('A38 a name cannot become a line or a parameter', () => {
    const name = 'Anna";ROLE=CHAIR:MAILTO:eve@evil.example\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX-EVIL:1'
    const { event, names } = read(
      invitationText({ ...invitation, attendees: [{ name, email: 'anna@demo.example' }] }),
    )
    const [attendee] = event.getAllProperties('attendee')
    expect(String(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:anna@demo.example')
    expect(attendee?.getFirstParameter('role')).toBe('REQ-PARTICIPANT')
    expect(names).not.toContain('x-evil')
  })
  test('A40 what iCalendar gives a meaning comes back as it was', () => {
    const summary = 'Loans, funds; and \\n backslash: "quoted"'
    const { value } = read(invitationText({ ...invitation, summary, location: summary }))
    expect([value('summary'), value('location')]).toEqual([summary, summary])
  })
  test('A40 folds at 75 octets and never through a letter', () => {
    const summary = 'Åäö👩‍👧'.repeat(30).slice(0, 150)
    const text = invitationText({ ...invitation, summary })
    for (const row of text.split('\r\n')) expect(Buffer.byteLength(row)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
    expect(read(text).value('summary')).toBe(summary)
  })
  test('A40 a description of a megabyte is cut', () => {
    const text = invitationText({ ...invitation, description: 'å'.repeat(1_000_000) })
    expect(Buffer.byteLength(text)).toBeLessThan(10_000)
  })
  test('A38 whatever is typed, it stays one event with the same properties', () => {
    const { names } = read(invitationText(invitation))
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('\r\n', ':', ';', ',', '"', '\\', 'BEGIN:VEVENT', '^n', ' ', 'x', '='),
        maxLength: 12,
      }),
    )
    fc.assert(
      fc.property(typed, typed, typed, (summary, description, name) => {
        const text = invitationText({
          ...invitation,
          summary: `a${summary}`,
          description: `a${description}`,
          attendees: invitation.attendees.map((person) => ({ ...person, name })),
        })
        expect(read(text).names).toEqual(names)
      }),
      { numRuns: 100 },
    )
  })
})
