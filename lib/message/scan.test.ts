import { expect, it } from 'vitest'
import { afterScan } from './scan'

it.each([
  ['clean', { ok: true, value: 'clean' }],
  ['unavailable', { ok: true, value: 'waiting' }],
  ['infected', { ok: false, reason: 'file_infected' }],
] as const)('a file that is %s', (verdict, follows) => {
  expect(afterScan(verdict)).toEqual(follows)
})
