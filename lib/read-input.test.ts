import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { emptyDraft, paymentDraft } from '@/lib/bank/payment'
import { cancelSchema, orderSchema } from '@/lib/booking/order'
import { absenceOrderSchema, searchSchema } from '@/lib/calendar/orders'
import { noteSchema } from '@/lib/contact/note'
import { callRequestSchema } from '@/lib/presence/call-request'
import { readInput } from '@/lib/read-input'

const id = '0b9f6a52-6f0e-4c3a-9d57-0f9f5b9a1c11'
const order = { key: id, typeId: id, way: 'video', startsAt: Date.parse('2026-11-24T09:30Z') }
const day = { firstDay: '2026-12-01', lastDay: '2026-12-01', from: '', to: '' }
const away = { advisorId: id, ...day, reason: '', choices: [] }
const called = { bookingId: id, version: 1, kind: 'cancel' }
const payment = { ...emptyDraft, from: id }

/** Every text that people type freely and that reaches the database, by the form it is typed in. */
const texts: [string, z.ZodType, (text: string) => unknown][] = [
  ['what a call is about', callRequestSchema, (about) => ({ advisorId: id, about })],
  ['a note', noteSchema, (text) => ({ meetingId: id, text, version: 0 })],
  ['what a booking is about', orderSchema, (about) => ({ ...order, about })],
  ['why it is cancelled', cancelSchema, (reason) => ({ bookingId: id, version: 1, reason })],
  ['a search', searchSchema, (text) => ({ text })],
  ['why somebody is away', absenceOrderSchema, (reason) => ({ ...away, reason })],
  [
    'why a meeting in it is cancelled',
    absenceOrderSchema,
    (reason) => ({ ...away, choices: [{ ...called, reason }] }),
  ],
  ['a payee', z.strictObject({ draft: paymentDraft }), (name) => ({ draft: { ...payment, name } })],
  [
    'a message to a payee',
    z.strictObject({ draft: paymentDraft }),
    (message) => ({ draft: { ...payment, message } }),
  ],
]

describe.each(texts)('%s', (_, schema, form) => {
  test.each(['plain', '<b>', 'två\nrader', '\u202eturned', '\\0', '👩‍👧'])('%j is taken', (text) => {
    expect(readInput(schema, form(text))).toMatchObject({ ok: true })
  })

  test.each(['\0first', 'in the\0middle', 'at the end\0'])('%j cannot be kept, and that is said', (text) => {
    expect(readInput(schema, form(text))).toEqual({ ok: false, reason: 'bad_text' })
  })

  test('what has another shape is not looked into', () => {
    expect(readInput(schema, { ...(form('\0') as object), more: true })).toEqual({
      ok: false,
      reason: 'bad_input',
    })
  })
})

test('what is read is what the schema makes of it', () => {
  expect(readInput(callRequestSchema, { advisorId: id, about: ' a\u202eb ' })).toEqual({
    ok: true,
    value: { advisorId: id, about: 'ab' },
  })
})
