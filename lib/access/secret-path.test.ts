import { describe, expect, it } from 'vitest'
import { hideSecretPaths, isSecretPath } from './secret-path'

const token = Buffer.alloc(32, 0xfb).toString('base64url')

describe('a path that is kept', () => {
  it.each([
    [`/recover/${token}`, '/recover/[token]'],
    [`/recover/${token}?_rsc=1`, '/recover/[token]?_rsc=1'],
    [`/recover/${token}/more`, '/recover/[token]/more'],
    ['/recover/[token]', '/recover/[token]'],
    ['/recover', '/recover'],
    ['/recover/', '/recover/'],
    ['/customer/accounts/7', '/customer/accounts/7'],
  ])('%s is %s', (path, kept) => {
    expect(hideSecretPaths(path)).toBe(kept)
  })

  it('also within what somebody else has written', () => {
    const said = `GET "http://localhost:3000/recover/${token}" failed\n    at /recover/${token}`
    expect(hideSecretPaths(said)).toBe(
      'GET "http://localhost:3000/recover/[token]" failed\n    at /recover/[token]',
    )
  })
})

it.each([
  [`/recover/${token}`, true],
  ['/recover/x', true],
  ['/recover', false],
  ['/recovery/x', false],
  ['/customer/recover/x', false],
])('%s is an address nobody may learn: %s', (path, secret) => {
  expect(isSecretPath(path)).toBe(secret)
})
