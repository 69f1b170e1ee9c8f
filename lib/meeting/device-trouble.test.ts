import { expect, it } from 'vitest'
import { type DeviceTrouble, deviceTrouble } from './device-trouble'

it.each<[string, DeviceTrouble]>([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'in_use'],
  ['AbortError', 'in_use'],
  ['DeviceUnsupportedError', 'insecure'],
  ['TypeError', 'unknown'],
  ['constructor', 'unknown'],
  ['', 'unknown'],
])('%s: %s', (name, trouble) => {
  expect(deviceTrouble({ name })).toBe(trouble)
})

it.each([undefined, null, 'NotAllowedError', 7, new Error('x')])('%s is something unknown', (error) => {
  expect(deviceTrouble(error)).toBe('unknown')
})
