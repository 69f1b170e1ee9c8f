import { expect, it } from 'vitest'
import { isPrefetch } from './prefetch'

it.each<[Record<string, string>, boolean]>([
  [{}, false],
  [{ purpose: 'reading', rsc: '1' }, false],
  [{ 'sec-purpose': 'prefetch' }, true],
  [{ 'sec-purpose': 'prefetch;prerender' }, true],
  [{ 'sec-purpose': 'Prefetch; anonymous-client-ip' }, true],
  [{ purpose: 'prefetch' }, true],
  [{ 'x-purpose': 'preview' }, true],
  [{ 'x-moz': 'prefetch' }, true],
  [{ 'next-router-prefetch': '1' }, true],
  [{ 'next-router-prefetch': '2' }, true],
  [{ 'next-router-segment-prefetch': '/_tree' }, true],
  [{ 'next-router-state-tree': '[]', rsc: '1' }, false],
])('%j looks ahead: %s', (headers, ahead) => {
  expect(isPrefetch(headers)).toBe(ahead)
})
