import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reconnectDelay } from './reconnect'

describe('reconnectDelay', () => {
  it.each([
    [1, 0.5, 500],
    [2, 0.5, 1_000],
    [3, 0.5, 2_000],
    [6, 0.5, 15_000],
    [60, 0.5, 15_000],
    [1, 0, 250],
    [0, 0.5, 500],
  ])('after %i failures, chance %d: %i ms', (failures, chance, delay) => {
    expect(reconnectDelay(failures, chance)).toBe(delay)
  })

  it('is never immediate and never longer than 22.5 s', () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.nat(5_000), chance, (failures, part) => {
        const delay = reconnectDelay(failures, part)
        expect(delay).toBeGreaterThanOrEqual(250)
        expect(delay).toBeLessThanOrEqual(22_500)
      }),
    )
  })
})
