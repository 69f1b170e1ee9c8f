import { expect, it } from 'vitest'
import { firstJoinMs, joinHealthMs, offerPhoneAfterMs, rejoinPauseMs, resumePauseMs } from './rejoin-plan'

it.each([
  [0, 0, 0],
  [1, 0, 400],
  [2, 0, 800],
  [5, 0, 2_000],
  [500, 0, 2_000],
  [0, 1, 0],
  [1, 1, 500],
  [5, 1, 2_500],
])('before attempt %i with chance %f it waits %i ms', (attempt, chance, pause) => {
  expect(rejoinPauseMs(attempt, chance)).toBe(pause)
})

it('F5: tries at least every 2.5 s for as long as it takes, so that a restart is noticed in time', () => {
  for (let attempt = 0; attempt < 100; attempt++) expect(rejoinPauseMs(attempt, 1)).toBeLessThanOrEqual(2_500)
})

it.each<[number, number, number | null]>([
  [0, 0, 0],
  [1, 100, 300],
  [3, 1_500, 900],
  [4, 2_000, null],
  [1, 4_001, null],
])('resume try %i after %i ms: %s', (retry, elapsed, pause) => {
  expect(resumePauseMs(retry, elapsed)).toBe(pause)
})

it('leaves LiveKit alone with it for less time than a person is kept waiting', () => {
  let elapsed = 0
  let retry = 0
  for (;;) {
    const pause = resumePauseMs(retry, elapsed)
    if (pause === null) break
    elapsed += pause
    retry += 1
  }
  expect(elapsed).toBeLessThan(5_000)
  expect(firstJoinMs + joinHealthMs).toBeLessThan(offerPhoneAfterMs)
})
