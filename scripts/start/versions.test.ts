import { describe, expect, test } from 'vitest'
import { isUsable, versionOf } from './livekit-version.mjs'
import { nodeComplaint } from './node-version.mjs'

describe('Node', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(nodeComplaint(version)).toBeUndefined()
  })
  test.each(['18.20.0', '20.18.9', '20.9.0'])('%s is refused in words', (version) => {
    expect(nodeComplaint(version)).toContain(`this is Node ${version}`)
  })
})

describe('livekit-server', () => {
  test.each([
    ['1.13.5', true],
    ['1.13.6', true],
    ['1.14.0', true],
    ['1.13.4', false],
    ['1.9.12', false],
    ['2.0.0', false],
  ])('%s usable: %s', (version, usable) => {
    expect(isUsable(version)).toBe(usable)
  })

  test('a program that is not there has no version', () => {
    expect(versionOf('/nowhere/livekit-server')).toBeUndefined()
  })
})
