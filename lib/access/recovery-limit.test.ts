import { expect, it } from 'vitest'
import { asksAnAccount, asksAnAddress, askWindowMinutes, mayAskForLink } from './recovery-limit'

it.each([
  [0, 0, true],
  [2, 2, true],
  [3, 3, false],
  [0, 29, true],
  [0, 30, false],
  [9, 0, false],
])('%i for the account, %i from the address: %s', (forAccount, fromAddress, may) => {
  expect(mayAskForLink({ forAccount, fromAddress })).toBe(may)
})

it('three an hour for an account; a branch behind one address is not shut out by its first customers', () => {
  expect([asksAnAccount, askWindowMinutes]).toEqual([3, 60])
  expect(asksAnAddress).toBeGreaterThanOrEqual(10 * asksAnAccount)
})
