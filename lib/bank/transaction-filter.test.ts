import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { everything, isoDate, periodStart, readFilter, writeCursor } from './transaction-filter'

describe('readFilter', () => {
  test('an empty query looks for nothing in particular', () => {
    expect(readFilter({})).toEqual({ filter: everything, before: null, problems: [] })
    expect(readFilter({ q: '', from: ' ', min: '', unknown: 'x' }).problems).toEqual([])
  })

  test('everything at once', () => {
    const query = { q: ' ica ', from: '2026-01-01', to: '2026-02-01', min: '10', max: '1 000,50', dir: 'out' }
    const { filter, problems } = readFilter(query)
    expect(filter).toEqual({
      text: 'ica',
      from: '2026-01-01',
      to: '2026-02-01',
      min: 1_000n,
      max: 100_050n,
      direction: 'out',
    })
    expect(problems).toEqual([])
  })

  test.each([
    ['q', 'x'.repeat(81), 'text_invalid'],
    ['q', 'ica\0', 'text_invalid'],
    ['from', '2026-02-30', 'date_invalid'],
    ['from', '9999-01-01', 'date_invalid'],
    ['to', "2026-01-01' OR 1=1 --", 'date_invalid'],
    ['to', '2026-1-1', 'date_invalid'],
    ['min', '-5', 'amount_invalid'],
    ['min', '1e9', 'amount_invalid'],
    ['max', 'NaN', 'amount_invalid'],
    ['dir', 'sideways', 'direction_invalid'],
    ['dir', 'amount desc; drop table entry', 'direction_invalid'],
    ['before', '2026-01-01', 'page_invalid'],
    ['before', '2026-01-01_1_2', 'page_invalid'],
    ['before', '2026-01-01_-1', 'page_invalid'],
    ['before', '__proto___1', 'page_invalid'],
    ['before', `2026-01-01_${'9'.repeat(19)}`, 'page_invalid'],
  ])('A42 A57 %s=%s is left out and named as %s', (field, value, reason) => {
    const read = readFilter({ [field]: value })
    expect(read.problems).toEqual([{ field, reason }])
    expect(read.filter).toEqual(everything)
    expect(read.before).toBeNull()
  })

  test('a period or a span of amounts the wrong way round keeps its beginning', () => {
    const read = readFilter({ from: '2026-02-01', to: '2026-01-01', min: '10', max: '5' })
    expect(read.problems).toEqual([
      { field: 'to', reason: 'period_reversed' },
      { field: 'max', reason: 'amounts_reversed' },
    ])
    expect(read.filter).toEqual({ ...everything, from: '2026-02-01', min: 1_000n })
  })

  test('zero is an amount to begin at, and one day is a period', () => {
    const read = readFilter({ min: '0', max: '0', from: '2026-01-01', to: '2026-01-01' })
    expect(read.problems).toEqual([])
    expect(read.filter.min).toBe(0n)
  })

  test('of a repeated parameter the first counts', () => {
    expect(readFilter({ q: ['one', 'two'] }).filter.text).toBe('one')
  })

  test('A54 whatever the query is, reading it never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (query) => {
        expect(readFilter(query)).toHaveProperty('filter')
      }),
    )
  })
})

test('a cursor survives the URL', () => {
  const cursor = { bookedOn: '2026-11-22', id: '481' }
  expect(readFilter({ before: writeCursor(cursor) }).before).toEqual(cursor)
})

test.each([
  ['2024-02-29', '2024-02-29'],
  ['2025-02-29', null],
  ['1899-12-31', null],
  ['2026-13-01', null],
  ['2026-00-10', null],
])('isoDate(%s) is %s', (text, date) => {
  expect(isoDate(text)).toBe(date)
})

test.each([
  ['month', '2026-10-23'],
  ['quarter', '2026-08-24'],
  ['year', '2025-11-22'],
  ['all', null],
] as const)('%s begins on %s', (period, date) => {
  expect(periodStart(period, '2026-11-22')).toBe(date)
})
