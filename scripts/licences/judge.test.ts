import { expect, test } from 'vitest'
import { judge } from './judge.mjs'

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['(MIT AND GPL-3.0-only)', false],
  ['MIT AND (Apache-2.0 OR AGPL-3.0-only)', true],
  ['(MIT OR GPL-2.0-only) AND BSD-3-Clause', true],
  ['Apache-2.0 AND LGPL-3.0-or-later', true],
  ['AGPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE', false],
  ['', false],
])('%s: %s', (expression, fits) => {
  expect(judge(expression)).toBe(fits)
})
