import { expect, it } from 'vitest'
import { scanAgainMs } from './scan-again'

it.each([
  [0, 0.5],
  [1, 1],
  [2, 2],
  [5, 16],
  [6, 30],
  [7, 30],
  [343, 30],
  [344, 24 * 60],
  [100_000, 24 * 60],
])('after %i tries: %d minutes', (tries, minutes) => {
  expect(scanAgainMs(tries)).toBe(minutes * 60_000)
})
