import { describe, expect, test } from 'vitest'
import { isFiltered, likePattern, queryOf, queryReader, searchText, valuesOf } from './list-query'

describe('queryReader', () => {
  const digits = (text: string) => (/^\d+$/.test(text) ? Number(text) : null)

  test.each([
    [{}, null, 0],
    [{ page: ' ' }, null, 0],
    [{ page: ' 7 ' }, 7, 0],
    [{ page: ['7', '8'] }, 7, 0],
    [{ page: 'seven' }, null, 1],
  ])('%j gives %j and %i problems', (query, value, count) => {
    const { read, problems } = queryReader<'page', 'no_number'>(query)
    expect(read('page', 'no_number', digits)).toBe(value)
    expect(problems).toEqual(Array(count).fill({ field: 'page', reason: 'no_number' }))
  })

  test('what does not fit the rest can still be refused', () => {
    const { refuse, problems } = queryReader<'to', 'reversed'>({})
    expect(refuse('to', 'reversed')).toBeNull()
    expect(problems).toEqual([{ field: 'to', reason: 'reversed' }])
  })
})

test.each([
  ['å b', 'å b'],
  ['x'.repeat(80), 'x'.repeat(80)],
  ['x'.repeat(81), null],
  ['a\0b', null],
])('A57 %j can be looked for as %j', (text, found) => {
  expect(searchText(text)).toBe(found)
})

test('what stands in the form comes back as it was typed, also when it cannot be read', () => {
  const fields = ['q', 'from', 'dir'] as const
  const query = { q: ' a&b ', from: 'soon', dir: ['in', 'out'], before: '2026-01-01_1', evil: 'x' }
  const values = valuesOf(query, fields)
  expect(values).toEqual({ q: 'a&b', from: 'soon', dir: 'in' })
  expect(queryOf(values)).toBe('?q=a%26b&from=soon&dir=in')
  expect(queryOf(valuesOf({}, fields))).toBe('')
  expect(valuesOf({ q: 'x'.repeat(10_000) }, fields).q).toHaveLength(200)
})

test.each([
  [{ text: null, from: null }, false],
  [{ text: null, min: 0n }, true],
  [{ text: '' }, true],
])('%o looks for something: %s', (filter, looks) => {
  expect(isFiltered(filter)).toBe(looks)
})

test.each([
  ['ica', '%ica%'],
  ['100%', '%100\\%%'],
  ['a_b', '%a\\_b%'],
  ['c:\\', '%c:\\\\%'],
])('A42 %s becomes the pattern %s', (text, pattern) => {
  expect(likePattern(text)).toBe(pattern)
})
