import type { BookingView } from '@/lib/booking/booking'
import { placeName } from '@/lib/booking/place-name'
import { clockName, clocksDiffer, timeName, zoneCity } from '@/lib/booking/time-name'
import { type InvitationMethod, type InvitedPerson, invitationText } from '@/lib/notify/invitation'
import { mailWord } from '@/lib/notify/words'
import { oneLine, plainText } from '@/lib/plain-text'

export type MailTemplate = 'booked' | 'moved' | 'cancelled'
export type Reader = 'customer' | 'advisor'

export type BookingMailSettings = {
  /** Where the netbank is, without a slash at the end. */
  publicUrl: string
  organizer: InvitedPerson
}

export type BookingMail = {
  recipient: string
  subject: string
  text: string
  ics: string
  icsMethod: InvitationMethod
}

/** From whose eyes, in which language and for which change a mail is written. */
export type MailOccasion = { reader: Reader; locale: string; template: MailTemplate; stamp: number }

function placeWord(booking: BookingView, locale: string): string {
  if (booking.way === 'video') return mailWord(locale, 'placeVideo')
  if (booking.way === 'phone') return mailWord(locale, 'placePhone')
  return oneLine(placeName(booking.branch))
}

function timeWord(booking: BookingView, zone: string, locale: string): string {
  const { startsAt, endsAt } = booking
  const time = `${timeName(startsAt, zone, locale)}–${clockName(endsAt, zone, locale)}`
  const differ = clocksDiffer(startsAt, booking.customer.zone, booking.advisor.zone)
  return differ ? mailWord(locale, 'cityTime', { time, city: zoneCity(zone) }) : time
}

function wayWord(booking: BookingView, { reader, locale }: MailOccasion, other: string): string {
  if (booking.way === 'branch') return mailWord(locale, 'branch', { place: placeWord(booking, locale) })
  const key = reader === 'advisor' ? (`${booking.way}Advisor` as const) : booking.way
  return mailWord(locale, key, { other })
}

function lastWord({ reader, locale, template }: MailOccasion, publicUrl: string): string {
  if (reader === 'advisor') return mailWord(locale, 'calendar', { url: `${publicUrl}/advisor/calendar` })
  if (template === 'cancelled') return mailWord(locale, 'again', { url: `${publicUrl}/customer/book` })
  return mailWord(locale, 'change', { url: `${publicUrl}/customer/bookings` })
}

function lines(booking: BookingView, occasion: MailOccasion, publicUrl: string): string[] {
  const { reader, locale, template } = occasion
  const [self, them] =
    reader === 'customer' ? [booking.customer, booking.advisor] : [booking.advisor, booking.customer]
  const other = oneLine(them.name)
  const differ = clocksDiffer(booking.startsAt, self.zone, them.zone)
  const there = timeName(booking.startsAt, them.zone, locale)
  return [
    mailWord(locale, 'hello', { name: oneLine(self.name) }),
    '',
    mailWord(locale, `${template}${reader === 'customer' ? 'Customer' : 'Advisor'}`, { other }),
    '',
    mailWord(locale, 'topic', { topic: oneLine(booking.topic) }),
    mailWord(locale, 'time', { time: timeWord(booking, self.zone, locale) }),
    ...(differ ? [mailWord(locale, 'otherTime', { time: there, other })] : []),
    ...(template === 'cancelled' ? [] : [wayWord(booking, occasion, other)]),
    ...(template === 'cancelled' && booking.cancelReason
      ? [mailWord(locale, 'reason', { reason: plainText(booking.cancelReason) })]
      : []),
    '',
    lastWord(occasion, publicUrl),
    '',
    mailWord(locale, 'safe'),
  ]
}

/** The booking as an invitation for one of the two: the file in the mail and behind **Add to calendar**. */
export function bookingInvitation(
  booking: BookingView,
  { reader, locale, template, stamp }: MailOccasion,
  { publicUrl, organizer }: BookingMailSettings,
): string {
  const other = reader === 'customer' ? booking.advisor.name : booking.customer.name
  const url = `${publicUrl}/${reader === 'customer' ? 'customer/bookings' : 'advisor/calendar'}`
  const { customer, advisor } = booking
  return invitationText({
    bookingId: booking.id,
    method: template === 'cancelled' ? 'CANCEL' : 'REQUEST',
    sequence: booking.sequence,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    stamp,
    summary: mailWord(locale, 'summary', { topic: booking.topic, other }),
    description: lines(booking, { reader, locale, template, stamp }, publicUrl).slice(2).join('\n'),
    location: placeWord(booking, locale),
    url,
    organizer,
    attendees: [customer, advisor],
  })
}

/**
 * The mail about a booking for one of the two, in their language and zone. It names the topic, never what the
 * customer wrote about it: mail is not a safe place for that.
 */
export function bookingMail(
  booking: BookingView,
  occasion: MailOccasion,
  settings: BookingMailSettings,
): BookingMail {
  const { reader, locale, template } = occasion
  const self = reader === 'customer' ? booking.customer : booking.advisor
  const time = timeName(booking.startsAt, self.zone, locale)
  return {
    recipient: self.email,
    subject: oneLine(mailWord(locale, `${template}Subject`, { topic: booking.topic, time })).slice(0, 200),
    text: `${lines(booking, occasion, settings.publicUrl).join('\n')}\n`,
    ics: bookingInvitation(booking, occasion, settings),
    icsMethod: template === 'cancelled' ? 'CANCEL' : 'REQUEST',
  }
}
