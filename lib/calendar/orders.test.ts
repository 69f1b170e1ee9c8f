import { describe, expect, test } from 'vitest'
import {
  absenceOrderSchema,
  addHoursSchema,
  searchSchema,
  weekOrderSchema,
  weekSchema,
} from '@/lib/calendar/orders'

const id = '7b0b2a4e-0000-4000-8000-000000000001'
const week = {
  advisorId: id,
  rows: [{ weekday: 1, from: '09:00', to: '12:00' }],
  zone: 'Europe/Stockholm',
  validFrom: '2026-12-01',
}
const absence = {
  advisorId: id,
  firstDay: '2026-12-01',
  lastDay: '2026-12-01',
  from: '',
  to: '',
  reason: ' ill\u202e ',
}
const kept = { bookingId: id, version: 1, kind: 'keep' }

describe('weekSchema', () => {
  test('reads a week', () => {
    expect(weekSchema.parse(week).spans).toEqual([{ weekday: 1, fromMinute: 540, toMinute: 720 }])
  })
  test.each([
    ['A06 an unknown field', { ...week, branchId: id }],
    ['A57 an unknown zone', { ...week, zone: 'Mars/Olympus' }],
    ['A57 no such day', { ...week, validFrom: '2026-02-30' }],
    ['A57 the year 9999', { ...week, validFrom: '9999-01-01' }],
    ['A57 the end before the start', { ...week, rows: [{ weekday: 1, from: '12:00', to: '09:00' }] }],
    ['A57 an eighth weekday', { ...week, rows: [{ weekday: 8, from: '09:00', to: '12:00' }] }],
    ['overlap', { ...week, rows: [...week.rows, { weekday: 1, from: '11:00', to: '13:00' }] }],
    ['A55 a thousand rows', { ...week, rows: Array(1000).fill(week.rows[0]) }],
    ['A54 a polluted prototype', JSON.parse(`{"__proto__": {}, ${JSON.stringify(week).slice(1)}`)],
  ])('%s is refused', (_, input) => expect(weekSchema.safeParse(input).success).toBe(false))

  test('whoever saves says what they saw', () => {
    expect(weekOrderSchema.parse({ ...week, mark: 'abc' })).toMatchObject({
      mark: 'abc',
      validFrom: '2026-12-01',
    })
    expect(weekOrderSchema.safeParse(week).success).toBe(false)
    expect(weekOrderSchema.safeParse({ ...week, mark: 'abc', role: 'scheduler' }).success).toBe(false)
  })
})

describe('absenceOrderSchema', () => {
  test('A37 what people type loses its invisible direction marks', () => {
    expect(absenceOrderSchema.parse({ ...absence, choices: [kept] }).reason).toBe('ill')
  })
  test.each([
    ['a move to nobody', { ...kept, kind: 'move', startsAt: 1_800_000_000_000 }],
    ['A57 a move to the year 9999', { ...kept, kind: 'move', advisorId: id, startsAt: 253_370_764_800_000 }],
    ['a cancellation without a reason', { ...kept, kind: 'cancel', reason: ' ' }],
    ['A06 a field of another choice', { ...kept, reason: 'x' }],
    ['an unknown choice', { ...kept, kind: 'delete' }],
  ])('%s is refused', (_, choice) => {
    expect(absenceOrderSchema.safeParse({ ...absence, choices: [choice] }).success).toBe(false)
  })
})

test('addHoursSchema: a weekday counts once, what is wrong with it is kept', () => {
  const typed = { advisorId: id, weekdays: [2, 2], from: '12:00', to: '09:00', validFrom: '2026-12-01' }
  expect(addHoursSchema.parse(typed).pattern).toEqual({
    spans: [],
    problems: [{ row: 0, reason: 'ends_before_start' }],
  })
  expect(addHoursSchema.safeParse({ ...typed, weekdays: [] }).success).toBe(false)
})

test('A55 a search is short', () =>
  expect(searchSchema.safeParse({ text: 'x'.repeat(101) }).success).toBe(false))
