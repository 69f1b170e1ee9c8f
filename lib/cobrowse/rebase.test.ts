import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rebase } from './rebase'

test.each([
  ['the viewer clock is ahead', 0, 5_000, 5_000],
  ['the viewer clock was set back', 9_000, 5_000, 9_000],
])('%s', (_, clock, now, time) => {
  expect(rebase([{ timestamp: 1 }, { timestamp: 2 }], clock, now)).toEqual({
    events: [{ timestamp: time }, { timestamp: time }],
    clock: time,
  })
})

test('times never go back, whatever the clocks do', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (nows) => {
      let clock = 0
      for (const now of nows) {
        const after = rebase([{ timestamp: 7 }], clock, now)
        if (after.clock < clock) return false
        clock = after.clock
      }
      return true
    }),
  )
})
