import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '@/lib/access/actor'
import type { ContactEvent } from './event'
import { mayAnswer, mayBeWithheld, mayReadNotes } from './who-may'

const meetingId = 'm'
const booking = { bookingId: 'b', way: 'video', startsAt: 0 } as const
const deed = { type: 'netbank', form: 'payment', step: 'check', codes: [], fields: [] } as const

describe('not for advice', () => {
  it.each<[string, ContactEvent, boolean]>([
    ['a sign-in', { type: 'signed_in' }, true],
    ['a changed password', { type: 'password_changed' }, false],
    ['a payment that stopped', { ...deed, outcome: 'stopped' }, true],
    ['a form left half-way', { ...deed, outcome: 'left' }, true],
    ['help opened', { ...deed, outcome: 'help' }, true],
    ['a payment that went through', { ...deed, step: 'done', outcome: 'done' }, false],
    [
      'a call that was not answered',
      { type: 'call_missed', meetingId, booked: false, why: 'declined' },
      true,
    ],
    ['a booked meeting missed', { type: 'call_missed', meetingId, booked: true, why: 'no_answer' }, false],
    ['looking along refused', { type: 'looking_refused', meetingId }, true],
    ['asking to be called', { type: 'call_asked', about: '' }, true],
    ['taking that back', { type: 'call_ask_withdrawn' }, true],
    ['a talk', { type: 'met', meetingId, booked: false, seconds: 9 }, false],
    ['looking along', { type: 'looked_along', meetingId, seconds: 9 }, false],
    ['a note', { type: 'noted', meetingId }, false],
    ['what was agreed', { type: 'agreed', meetingId, again: false, steps: 0 }, false],
    ['a step done', { type: 'step_done', meetingId, what: 'x' }, false],
    ['being called back', { type: 'called_back' }, false],
    ['in which language', { type: 'language_said', language: 'sv', only: true }, false],
    ['a booking', { type: 'booked', ...booking }, false],
    ['a booking moved', { type: 'booking_moved', ...booking }, false],
    ['a booking cancelled', { type: 'booking_cancelled', reason: '', ...booking }, false],
    ['a message', { type: 'customer_wrote', threadId: 't', subject: '' }, false],
    ['an answer', { type: 'staff_wrote', threadId: 't', subject: '' }, false],
    ['a mail', { type: 'mailed', template: 'booked', subject: '' }, false],
    ['a question', { type: 'question_asked', threadId: 't', subject: '' }, false],
    ['an answer', { type: 'question_answered', threadId: 't', subject: '', way: 'sms' }, false],
    ['asking the assistant', { type: 'asked_assistant', texts: ['pay'] }, true],
    ['handing that over', { type: 'handed_over', threadId: 't', subject: '' }, false],
    ['a visit', { type: 'staff_note', via: 'branch', by: 'customer', text: 'x' }, false],
  ])('%s: %s %s', (_, event, may) => {
    expect(mayBeWithheld(event)).toBe(may)
  })
})

const someone = (role: Role, id: string) => ({ role, id }) as Actor

it.each([
  ['customer', 'sara', true],
  ['customer', 'jonas', false],
  ['advisor', 'sara', false],
  ['scheduler', 'sara', false],
] as const)('A01 %s %s answers for sara: %s', (role, id, may) => {
  expect(mayAnswer(someone(role, id), 'sara')).toBe(may)
})

it('notes are read by advisors', () => {
  expect((['advisor', 'customer', 'scheduler'] as const).map((role) => mayReadNotes({ role }))).toEqual([
    true,
    false,
    false,
  ])
})
