import { expect, it } from 'vitest'
import { codesADay, codesLately, codeWindowMinutes, mayTryCode } from './code-limit'
import { codeBase, codeNumbers } from './reply-code'

it.each([
  [0, 0, true],
  [4, 4, true],
  [5, 5, false],
  [0, 19, true],
  [0, 20, false],
  [4, 20, false],
])('%i lately, %i today: %s', (lately, today, may) => {
  expect(mayTryCode({ lately, today })).toBe(may)
})

it('whoever mistypes has a few tries, whoever guesses has no hope in a thousand years', () => {
  expect([codesLately, codeWindowMinutes]).toEqual([5, 15])
  const tries = codesADay * 365 * 1_000
  expect(tries / codeBase ** codeNumbers).toBeLessThan(0.001)
})
