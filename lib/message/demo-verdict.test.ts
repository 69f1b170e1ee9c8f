import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { bytesOf } from '@/tests/support/files'
import { demoVerdict, testVirus } from './demo-verdict'

it('is the string of EICAR, which no file of ours holds', () => {
  expect(testVirus).toHaveLength(68)
  expect(testVirus).toMatch(/^X5O!P%@AP.*EICAR-STANDARD-ANTIVIRUS-TEST-FILE!\$H\+H\*$/)
  expect(readFileSync('lib/message/demo-verdict.ts', 'utf8')).not.toContain(testVirus)
})

it.each([
  ['alone', testVirus, 'infected'],
  ['in a document', `%PDF-1.7\n\xff\xfe${testVirus}\n`, 'infected'],
  ['a part of it', testVirus.slice(1), 'clean'],
  ['nothing of it', 'Hello', 'clean'],
  ['nothing at all', '', 'clean'],
])('%s', (_, text, verdict) => {
  expect(demoVerdict(bytesOf(text))).toBe(verdict)
})

it('looks at the bytes it is given only, not at what lies beside them', () => {
  const larger = bytesOf(`ab${testVirus}`)
  expect(demoVerdict(larger.subarray(0, 20))).toBe('clean')
  expect(demoVerdict(larger.subarray(2))).toBe('infected')
})
