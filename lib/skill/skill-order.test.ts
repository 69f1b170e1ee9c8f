import { expect, test } from 'vitest'
import { endSchema, grantSchema, languageSchema } from './skill-order'

const id = '0b7c2a9e-3d4f-4a5b-8c6d-7e8f9a0b1c2d'
const grant = { advisorId: id, skill: 'investments', firstDay: '2026-12-14', lastDay: '' }

test.each<[string, object, boolean]>([
  ['as typed', {}, true],
  ['a day that is none is read later', { firstDay: 'soon' }, true],
  ['a text for a day', { firstDay: 'x'.repeat(11) }, false],
  ['no advisor', { advisorId: 'eva' }, false],
  ['no skill', { skill: '' }, false],
  ['what is no key', { skill: 'May advise on all' }, false],
  ['A06: a field more', { grantedBy: id }, false],
])('grantSchema: %s', (_, change, passes) => {
  expect(grantSchema.safeParse({ ...grant, ...change }).success).toBe(passes)
})

test('A06: endings and languages take nothing more either', () => {
  expect(endSchema.safeParse({ grantId: id, lastDay: '' }).success).toBe(true)
  expect(endSchema.safeParse({ grantId: id, lastDay: '', validTo: 0 }).success).toBe(false)
  expect(languageSchema.safeParse({ only: true }).success).toBe(true)
  expect(languageSchema.safeParse({ only: true, personId: id }).success).toBe(false)
})
