import type { Way } from '@/lib/booking/booking'
import type { AnswerVia, InChannel, OutChannel } from '@/lib/question/channel'
import type { NetbankDeed } from './netbank-deed'

/** Where staff met a customer outside the product, as they wrote it down. */
export const notedVias = ['branch', 'phone', 'letter'] as const
export type NotedVia = (typeof notedVias)[number]

/** Whose step towards the other it was: the customer came, called, wrote; or the bank did. */
export const notedBy = ['customer', 'bank'] as const
export type NotedBy = (typeof notedBy)[number]

type InMeeting = { meetingId: string }
type InThread = { threadId: string; subject: string }
type OfBooking = { bookingId: string; way: Way; startsAt: number }

/**
 * Everything that brings a customer and the bank together, one named member each. An event is written in the transaction
 * of the thing itself, once the thing is settled (a call when it is over), and is never changed. Times in epoch ms.
 */
export type ContactEvent =
  // the netbank
  | { type: 'signed_in' }
  | ({ type: 'netbank' } & NetbankDeed)
  /** By a link that was mailed to them. */
  | { type: 'password_changed' }
  // calls and meetings, when they are over; `seconds` is how long they talked
  | ({ type: 'met'; booked: boolean; seconds: number } & InMeeting)
  | ({ type: 'call_missed'; booked: boolean; why: 'no_answer' | 'declined' | 'cancelled' } & InMeeting)
  | ({ type: 'looked_along'; seconds: number } & InMeeting)
  | ({ type: 'looking_refused' } & InMeeting)
  /** The advisor began a note; what it says stays with the meeting and is read there. */
  | ({ type: 'noted' } & InMeeting)
  /** What was agreed was written down; `again` when it had been before. */
  | ({ type: 'agreed'; again: boolean; steps: number } & InMeeting)
  | ({ type: 'step_done'; what: string } & InMeeting)
  // "Ask Eva to call me"
  | { type: 'call_asked'; about: string }
  | { type: 'call_ask_withdrawn' }
  | { type: 'called_back' }
  // "Only somebody who speaks Swedish", or not any more; `language` is its code
  | { type: 'language_said'; language: string; only: boolean }
  // bookings
  | ({ type: 'booked' } & OfBooking)
  | ({ type: 'booking_moved' } & OfBooking)
  | ({ type: 'booking_cancelled'; reason: string } & OfBooking)
  // messages: told by their subject; what is written stays in the thread
  /** `way`: it came from outside, after the question that it was to answer had been answered or withdrawn. */
  | ({ type: 'customer_wrote'; way?: InChannel } & InThread)
  | ({ type: 'staff_wrote' } & InThread)
  // questions of the bank, told by their thread's subject as well; and by what the customer wants to be asked
  | ({ type: 'question_asked' } & InThread)
  | ({ type: 'question_answered'; way: AnswerVia } & InThread)
  | ({ type: 'question_withdrawn' } & InThread)
  | { type: 'reach_chosen'; channels: readonly OutChannel[] }
  // what we sent; `by` when it was no e-mail
  | {
      type: 'mailed'
      template: string
      subject: string
      bookingId?: string
      by?: Exclude<OutChannel, 'mail'>
    }
  // the first line of help: which texts were shown, never what was asked; and that a person has it now
  | { type: 'asked_assistant'; texts: readonly string[] }
  | ({ type: 'handed_over' } & InThread)
  // what staff wrote down themselves
  | { type: 'staff_note'; via: NotedVia; by: NotedBy; text: string }

export type ContactType = ContactEvent['type']

export const channels = [
  'netbank',
  'video',
  'booking',
  'phone',
  'branch',
  'mail',
  'letter',
  'message',
  'sms',
  'messenger',
] as const
export type Channel = (typeof channels)[number]

/** Types that come over more than one channel say by themselves which. */
type Various = 'staff_note' | 'customer_wrote' | 'question_answered' | 'mailed'

const channelOfType: Record<Exclude<ContactType, Various>, Channel> = {
  signed_in: 'netbank',
  netbank: 'netbank',
  password_changed: 'netbank',
  met: 'video',
  call_missed: 'video',
  looked_along: 'video',
  looking_refused: 'video',
  noted: 'video',
  agreed: 'video',
  step_done: 'netbank',
  call_asked: 'phone',
  call_ask_withdrawn: 'phone',
  called_back: 'phone',
  language_said: 'netbank',
  booked: 'booking',
  booking_moved: 'booking',
  booking_cancelled: 'booking',
  staff_wrote: 'message',
  question_asked: 'message',
  question_withdrawn: 'message',
  reach_chosen: 'netbank',
  asked_assistant: 'netbank',
  handed_over: 'message',
}

const channelOfWay: Record<AnswerVia, Channel> = {
  netbank: 'message',
  code: 'message',
  sms: 'sms',
  messenger: 'messenger',
  mail: 'mail',
  phone: 'phone',
  branch: 'branch',
}

/** The channel it came over. */
export function channelOf(event: ContactEvent): Channel {
  switch (event.type) {
    case 'staff_note':
      return event.via
    case 'customer_wrote':
      return event.way ?? 'message'
    case 'question_answered':
      return channelOfWay[event.way]
    case 'mailed':
      return event.by ?? 'mail'
    default:
      return channelOfType[event.type]
  }
}

/** Its free text, as far as it carries some itself: what a search looks in. */
export function textOf(event: ContactEvent): string {
  switch (event.type) {
    case 'staff_note':
      return event.text
    case 'call_asked':
      return event.about
    case 'booking_cancelled':
      return event.reason
    case 'customer_wrote':
    case 'staff_wrote':
    case 'handed_over':
    case 'mailed':
    case 'question_asked':
    case 'question_answered':
    case 'question_withdrawn':
      return event.subject
    case 'step_done':
      return event.what
    default:
      return ''
  }
}

/** Types that are a contact between two people, not a trace of one: what "last contacts" are. */
export const contactTypes = [
  'met',
  'call_missed',
  'call_asked',
  'called_back',
  'booked',
  'booking_moved',
  'booking_cancelled',
  'customer_wrote',
  'staff_wrote',
  'question_asked',
  'question_answered',
  'staff_note',
] as const satisfies ContactType[]
