import { expect, it } from 'vitest'
import { callClock, callMinutes } from './call-length'

it.each([
  [0, '0:00'],
  [999, '0:00'],
  [64_000, '1:04'],
  [599_999, '9:59'],
  [3_599_999, '59:59'],
  [3_700_000, '1:01:40'],
  [-5_000, '0:00'],
])('%i ms on the clock: %s', (ms, clock) => {
  expect(callClock(ms)).toBe(clock)
})

it.each([
  [0, 1],
  [29_000, 1],
  [89_000, 1],
  [91_000, 2],
  [3_600_000, 60],
])('%i ms in words: %i', (ms, minutes) => {
  expect(callMinutes(ms)).toBe(minutes)
})
