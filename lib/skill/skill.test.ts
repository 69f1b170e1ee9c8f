import { expect, test } from 'vitest'
import { type Skill, skillName } from './skill'

const swedish: Skill = { key: 'sv', kind: 'language', name: { en: 'Swedish', sv: 'svenska' } }

test.each([
  ['sv', 'svenska'],
  ['en', 'Swedish'],
  ['nl', 'Swedish'],
])('in %s: %s', (locale, name) => expect(skillName(swedish, locale)).toBe(name))
