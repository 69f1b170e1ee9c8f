import { expect, test } from 'vitest'
import { placeId, placeQuery, readPlace } from './place'

const customerId = '2f8e9d3a-5b0c-4c39-8a5e-0d6c1f3b7a42'
const threadId = '7c1d2e3f-5b0c-4c39-8a5e-0d6c1f3b7a43'

test.each([
  { customerId, threadId: null },
  { customerId, threadId },
])('what is written is read: %o', (place) => {
  expect(readPlace(new URLSearchParams(placeQuery(place)))).toEqual(place)
})

test('a thread is a place of its own; without one it is with the customer', () => {
  expect(placeId({ customerId, threadId })).toBe(threadId)
  expect(placeId({ customerId, threadId: null })).toBe(customerId)
})

test.each([
  '',
  'customer=sara',
  `thread=${threadId}`,
  `customer=${customerId}&thread=`,
  `customer=${customerId}&thread=1`,
])('no place: %o', (query) => {
  expect(readPlace(new URLSearchParams(query))).toBeNull()
})
