import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator'
import { isMailAddress } from '@/lib/notify/mail-address'
import { oneLine, plainText } from '@/lib/plain-text'

export type InvitationMethod = 'REQUEST' | 'CANCEL'

export type InvitedPerson = { name: string; email: string }

/** What a calendar needs to know. Times in epoch milliseconds; `stamp` is when this version was made. */
export type Invitation = {
  bookingId: string
  method: InvitationMethod
  sequence: number
  startsAt: number
  endsAt: number
  stamp: number
  summary: string
  description: string
  location: string
  url: string
  organizer: InvitedPerson
  attendees: readonly InvitedPerson[]
}

/** Receivers tell two versions of one meeting from two meetings by this (RFC 5545, 3.8.4.7). */
export function invitationUid(bookingId: string): string {
  return `${bookingId}@radrum`
}

// a quoted parameter cannot hold a quote (RFC 5545, 3.2), whatever a library escapes it with
function parameter(name: string): string {
  return oneLine(name)
    .replace(/["\\^]/g, "'")
    .slice(0, 200)
}

function person({ name, email }: InvitedPerson): InvitedPerson {
  if (!isMailAddress(email)) throw new RangeError('not a mail address')
  return { name: parameter(name) || email, email }
}

/**
 * An iCalendar invitation (RFC 5545, iTIP RFC 5546): all times in UTC, one UID for the booking's whole life, SEQUENCE
 * raised by every change, METHOD:CANCEL when it is off. The same booking always gives the same bytes.
 */
export function invitationText(invitation: Invitation): string {
  const { method, sequence, stamp, url } = invitation
  const cancelled = method === 'CANCEL'
  const calendar = ical({
    prodId: { company: 'Radrum', product: 'Radrum', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  })
  const event = calendar.createEvent({
    id: invitationUid(invitation.bookingId),
    sequence,
    stamp: new Date(stamp),
    start: new Date(invitation.startsAt),
    end: new Date(invitation.endsAt),
    summary: oneLine(invitation.summary).slice(0, 200),
    description: plainText(invitation.description).slice(0, 2_000),
    location: oneLine(invitation.location).slice(0, 300),
    url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: person(invitation.organizer),
  })
  for (const attendee of invitation.attendees) {
    event.createAttendee({
      ...person(attendee),
      role: ICalAttendeeRole.REQ,
      rsvp: !cancelled,
      status: ICalAttendeeStatus.NEEDSACTION,
    })
  }
  return `${calendar.toString()}\r\n`
}
