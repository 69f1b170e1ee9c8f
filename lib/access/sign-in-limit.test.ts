import { expect, it } from 'vitest'
import { mayTryToSignIn } from './sign-in-limit'

it.each([
  [0, 0, true],
  [4, 4, true],
  [5, 5, false],
  [0, 49, true],
  [0, 50, false],
])('%i failures of the account, %i from the address: %s', (ofAccount, fromAddress, may) => {
  expect(mayTryToSignIn({ ofAccount, fromAddress })).toBe(may)
})
