import { expect, test } from 'vitest'
import { hrefBefore, readThreadQuery } from './thread-query'

const id = '2f8e9d3a-5b0c-4c39-8a5e-0d6c1f3b7a42'
const nothing = {
  ...{ all: false, before: null, older: null },
  ...{ customerId: null, threadId: null, questionId: null },
}

test('an address without a word means the first page of what waits', () => {
  expect(readThreadQuery({})).toEqual(nothing)
})

test('what a page writes it reads again', () => {
  const before = { at: 1_790_000_000_000, id }
  const query = Object.fromEntries(new URL(hrefBefore('/m?show=all', before), 'http://x').searchParams)
  expect(readThreadQuery(query)).toEqual({ ...nothing, all: true, before })
  expect(hrefBefore('/m', before)).toBe(`/m?before=1790000000000_${id}`)
})

test.each([
  { before: `1790000000000_${id}x` },
  { before: `1790000000000_${'-'.repeat(36)}` },
  { before: `-1_${id}` },
  { before: [`1790000000000_${id}`] },
  { before: '1' },
  { older: '0' },
  { older: '-4' },
  { older: '4.5' },
  { older: '9'.repeat(16) },
  { older: ['3'] },
  { customer: 'eva' },
  { customer: [id] },
  { thread: 'x' },
  { question: 'x' },
  { question: [id] },
  { show: 'everything' },
])('what it cannot mean is left out: %o', (query) => {
  expect(readThreadQuery(query)).toEqual(nothing)
})

test('a place in a thread, a customer, a thread beside something else', () => {
  expect(readThreadQuery({ older: '42', customer: id })).toEqual({ ...nothing, older: 42, customerId: id })
  expect(readThreadQuery({ thread: id })).toEqual({ ...nothing, threadId: id })
  expect(readThreadQuery({ question: id })).toEqual({ ...nothing, questionId: id })
})
