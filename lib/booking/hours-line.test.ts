import { describe, expect, test } from 'vitest'
import { hoursLineSchema, linesClash, timeOffSchema } from '@/lib/booking/hours-line'
import { cancelSchema, moveSchema, orderSchema } from '@/lib/booking/order'
import type { WeeklyHours } from '@/lib/booking/working-intervals'

const id = '0b9f6a52-6f0e-4c3a-9d57-0f9f5b9a1c11'
const line: WeeklyHours = {
  weekday: 1,
  fromMinute: 540,
  toMinute: 720,
  zone: 'Europe/Stockholm',
  validFrom: '2026-01-01',
  validTo: null,
}

describe('linesClash', () => {
  test.each<[string, Partial<WeeklyHours>, boolean]>([
    ['the same', {}, true],
    ['another day', { weekday: 2 }, false],
    ['A58 adjacent', { fromMinute: 720, toMinute: 900 }, false],
    ['A58 partly', { fromMinute: 700, toMinute: 900 }, true],
    ['A58 within', { fromMinute: 600, toMinute: 610 }, true],
    ['no longer valid', { validFrom: '2025-01-01', validTo: '2025-12-31' }, false],
    ['valid on the first day', { validFrom: '2025-01-01', validTo: '2026-01-01' }, true],
  ])('%s', (_, change, expected) => {
    expect(linesClash(line, { ...line, ...change })).toBe(expected)
    expect(linesClash({ ...line, ...change }, line)).toBe(expected)
  })
})

describe('A57 what is no line of a week', () => {
  test('the line itself is one', () => expect(hoursLineSchema.safeParse(line).success).toBe(true))
  test.each([
    ['ends before it begins', { fromMinute: 720, toMinute: 540 }],
    ['empty', { toMinute: 540 }],
    ['a day of 25 hours', { toMinute: 1500 }],
    ['half a minute', { fromMinute: 540.5 }],
    ['an eighth day', { weekday: 8 }],
    ['no zone', { zone: 'Mars/Olympus' }],
    ['no day', { validFrom: '2026-02-30' }],
    ['year 9999', { validFrom: '9999-01-01' }],
    ['valid backwards', { validTo: '2025-01-01' }],
    ['A06 a field of its own', { advisorId: id }],
  ])('%s', (_, change) => expect(hoursLineSchema.safeParse({ ...line, ...change }).success).toBe(false))
})

describe('A57 what is no time off', () => {
  const off = { advisorId: id, from: Date.parse('2026-12-24'), to: Date.parse('2026-12-27') }
  test('three days are', () => expect(timeOffSchema.parse(off)).toEqual({ ...off, reason: '' }))
  test.each([
    ['empty', { to: off.from }],
    ['backwards', { to: off.from - 1 }],
    ['endless', { to: Number.POSITIVE_INFINITY }],
    ['two years', { to: Date.parse('2028-12-27') }],
    ['not a number', { from: Number.NaN }],
    ['a long reason', { reason: 'x'.repeat(201) }],
  ])('%s', (_, change) => expect(timeOffSchema.safeParse({ ...off, ...change }).success).toBe(false))
})

describe('A57 what is no order', () => {
  const order = { key: id, typeId: id, way: 'video', startsAt: Date.parse('2026-11-24T09:30Z') }
  test('the least there must be', () => expect(orderSchema.parse(order)).toEqual({ ...order, about: '' }))
  test('A37 what is typed is cleaned', () => {
    expect(orderSchema.parse({ ...order, about: ' loan\u202E\r\n\u0000 ' }).about).toBe('loan')
  })
  test.each([
    ['year 9999', { startsAt: Date.parse('9999-01-01') }],
    ['not a number', { startsAt: Number.NaN }],
    ['a text', { startsAt: '2026-11-24T09:30Z' }],
    ['half a millisecond', { startsAt: order.startsAt + 0.5 }],
    ['before all time', { startsAt: -1 }],
    ['another way', { way: 'fax' }],
    ['no id', { typeId: "1' OR '1'='1" }],
    ['A40 too long a text', { about: 'x'.repeat(501) }],
    ['A06 a duration', { duration: 1 }],
    ['A06 an end', { endsAt: order.startsAt + 1 }],
    ['A06 a state', { state: 'confirmed' }],
  ])('%s', (_, change) => expect(orderSchema.safeParse({ ...order, ...change }).success).toBe(false))
  test('A54 __proto__ is an unknown field like any other', () => {
    expect(orderSchema.safeParse(JSON.parse(`{"__proto__":{"a":1},"key":"${id}"}`)).success).toBe(false)
  })
  test('a version is a whole number above 0', () => {
    for (const version of [0, -1, 1.5, 2_000_000, '1']) {
      expect(cancelSchema.safeParse({ bookingId: id, version }).success).toBe(false)
      expect(moveSchema.safeParse({ bookingId: id, version, startsAt: order.startsAt }).success).toBe(false)
    }
  })
})
