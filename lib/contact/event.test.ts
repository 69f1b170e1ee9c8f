import { describe, expect, it } from 'vitest'
import { type ContactEvent, channelOf, channels, textOf } from './event'

const meetingId = 'm'
const booking = { bookingId: 'b', way: 'video', startsAt: 0 } as const
const every: [ContactEvent, string, string][] = [
  [{ type: 'signed_in' }, 'netbank', ''],
  [
    { type: 'netbank', form: 'payment', step: 'check', outcome: 'stopped', codes: ['other'], fields: [] },
    'netbank',
    '',
  ],
  [{ type: 'password_changed' }, 'netbank', ''],
  [{ type: 'met', meetingId, booked: true, seconds: 600 }, 'video', ''],
  [{ type: 'call_missed', meetingId, booked: false, why: 'no_answer' }, 'video', ''],
  [{ type: 'looked_along', meetingId, seconds: 60 }, 'video', ''],
  [{ type: 'looking_refused', meetingId }, 'video', ''],
  [{ type: 'noted', meetingId }, 'video', ''],
  [{ type: 'agreed', meetingId, again: false, steps: 2 }, 'video', ''],
  [{ type: 'step_done', meetingId, what: 'Send payslips' }, 'netbank', 'Send payslips'],
  [{ type: 'call_asked', about: 'My card' }, 'phone', 'My card'],
  [{ type: 'call_ask_withdrawn' }, 'phone', ''],
  [{ type: 'called_back' }, 'phone', ''],
  [{ type: 'language_said', language: 'sv', only: true }, 'netbank', ''],
  [{ type: 'booked', ...booking }, 'booking', ''],
  [{ type: 'booking_moved', ...booking }, 'booking', ''],
  [{ type: 'booking_cancelled', reason: 'Ill', ...booking }, 'booking', 'Ill'],
  [{ type: 'customer_wrote', threadId: 't', subject: 'Fixed rate' }, 'message', 'Fixed rate'],
  [{ type: 'staff_wrote', threadId: 't', subject: 'Fixed rate' }, 'message', 'Fixed rate'],
  [{ type: 'customer_wrote', threadId: 't', subject: 'Rate', way: 'sms' }, 'sms', 'Rate'],
  [{ type: 'question_asked', threadId: 't', subject: 'Rate' }, 'message', 'Rate'],
  [{ type: 'question_answered', threadId: 't', subject: 'Rate', way: 'netbank' }, 'message', 'Rate'],
  [{ type: 'question_answered', threadId: 't', subject: 'Rate', way: 'code' }, 'message', 'Rate'],
  [{ type: 'question_answered', threadId: 't', subject: 'Rate', way: 'messenger' }, 'messenger', 'Rate'],
  [{ type: 'question_answered', threadId: 't', subject: 'Rate', way: 'mail' }, 'mail', 'Rate'],
  [{ type: 'question_answered', threadId: 't', subject: 'Rate', way: 'branch' }, 'branch', 'Rate'],
  [{ type: 'question_withdrawn', threadId: 't', subject: 'Rate' }, 'message', 'Rate'],
  [{ type: 'reach_chosen', channels: ['sms'] }, 'netbank', ''],
  [{ type: 'mailed', template: 'booked', subject: 'Your meeting' }, 'mail', 'Your meeting'],
  [{ type: 'mailed', template: 'question', subject: 'A question', by: 'letter' }, 'letter', 'A question'],
  [{ type: 'asked_assistant', texts: ['daily-limit'] }, 'netbank', ''],
  [{ type: 'handed_over', threadId: 't', subject: 'My limit' }, 'message', 'My limit'],
  [{ type: 'staff_note', via: 'branch', by: 'customer', text: 'New passport' }, 'branch', 'New passport'],
  [{ type: 'staff_note', via: 'letter', by: 'bank', text: 'Terms' }, 'letter', 'Terms'],
]

describe('a contact event', () => {
  it.each(every)('%j came over %s', (event, channel, text) => {
    expect(channelOf(event)).toBe(channel)
    expect(textOf(event)).toBe(text)
  })

  it('every channel is used', () => {
    const used = every.map(([event]) => channelOf(event))
    expect(new Set([...used, 'phone'])).toEqual(new Set(channels))
  })
})
