import { describe, expect, it } from 'vitest'
import { correction, longestCorrection, longestStaffNote, staffNote, withholding } from './staff-note'

const id = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9'
const note = { customerId: id, key: id, via: 'branch', by: 'customer', text: 'Brought the passport' }

describe('a note of staff', () => {
  it('A37: is read, without blanks around it and what nobody can see', () => {
    expect(staffNote.parse({ ...note, text: '  Brought \u202eit\u200b\n' }).text).toBe('Brought it')
  })
  it.each([
    ['nothing', { text: ' \n\u200b' }],
    ['A55 too much', { text: 'x'.repeat(longestStaffNote + 1) }],
    ['another channel', { via: 'video' }],
    ['A06 a time of its own', { at: 0 }],
    ['A06 another author', { staffId: id }],
    ['no customer', { customerId: 'sara' }],
  ])('refuses %s', (_, change) => {
    expect(staffNote.safeParse({ ...note, ...change }).success).toBe(false)
  })
})

describe('a correction', () => {
  it.each([
    [{ id: '17', text: 'It was my son' }, true],
    [{ id: '17', text: '' }, false],
    [{ id: '17', text: 'x'.repeat(longestCorrection) }, true],
    [{ id: '17', text: 'x'.repeat(longestCorrection + 1) }, false],
    [{ id: '-1', text: 'x' }, false],
    [{ id: '17 OR 1=1', text: 'x' }, false],
    [{ id: '17', text: 'x', customerId: id }, false],
  ])('%j: %s', (input, reads) => {
    expect(correction.safeParse(input).success).toBe(reads)
  })
})

it('withholding is yes or no', () => {
  expect(withholding.safeParse({ id: '1', withheld: true }).success).toBe(true)
  expect(withholding.safeParse({ id: '1', withheld: 'yes' }).success).toBe(false)
})
