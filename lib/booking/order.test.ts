import { describe, expect, test } from 'vitest'
import { cancelSchema, moveSchema, orderSchema } from '@/lib/booking/order'

const id = '0b9f6a52-6f0e-4c3a-9d57-0f9f5b9a1c11'

describe('A57 what is no order', () => {
  const order = { key: id, typeId: id, way: 'video', startsAt: Date.parse('2026-11-24T09:30Z') }
  test('the least there must be', () => expect(orderSchema.parse(order)).toEqual({ ...order, about: '' }))
  test('A37 what is typed is cleaned', () => {
    expect(orderSchema.parse({ ...order, about: ' loan\u202E\r\n\u0007 ' }).about).toBe('loan')
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
