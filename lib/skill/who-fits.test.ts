import { describe, expect, test } from 'vitest'
import type { Held } from './skill'
import { fitFrom, whoFits, wishedFirst } from './who-fits'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** From 9 to 17 on each of thirty days. */
const open = Array.from({ length: 30 }, (_, day) => ({
  from: day * DAY + 9 * HOUR,
  to: day * DAY + 17 * HOUR,
}))
const held = (skill: string, fromDay: number, toDay: number | null = null): Held => ({
  skill,
  from: fromDay * DAY,
  to: toDay === null ? null : toDay * DAY,
})
const someone = (id: string, all: Held[], hours = open) => ({ id, held: all, open: hours })
const licensed = (id: string, from = 0, to: number | null = null) =>
  someone(id, [held('investments', from, to)])
const need = { must: ['investments'], wish: ['sv'] }
const now = 3 * DAY + 10 * HOUR

describe('whoFits', () => {
  const told = (people: ReturnType<typeof someone>[], wanted = need) => {
    const found = whoFits(people, wanted, now)
    return found.none ? ['none', found.who?.id ?? null, found.from] : [found.who.id]
  }
  test.each<[string, ReturnType<typeof someone>[], unknown[]]>([
    ['the own advisor', [licensed('eva'), licensed('mikael')], ['eva']],
    ['the first deputy when the own may not', [someone('eva', []), licensed('mikael')], ['mikael']],
    [
      'of the deputies who speaks the language first',
      [someone('eva', []), licensed('mikael'), someone('linn', [held('investments', 0), held('sv', 0)])],
      ['linn'],
    ],
    [
      'a wish takes nobody away from their own advisor',
      [licensed('eva'), someone('linn', [held('investments', 0), held('sv', 0)])],
      ['eva'],
    ],
    [
      'a wish is met by nobody: the first who may',
      [someone('eva', []), licensed('mikael'), licensed('linn')],
      ['mikael'],
    ],
    [
      'a language does not make up for a licence',
      [someone('eva', []), someone('linn', [held('sv', 0)]), licensed('mikael')],
      ['mikael'],
    ],
    [
      'nobody now: who will first, in office hours',
      [licensed('eva', 20), licensed('mikael', 10)],
      ['none', 'mikael', 10 * DAY + 9 * HOUR],
    ],
    [
      'nobody now: the earlier one in line when two begin the same day',
      [licensed('eva', 10), licensed('mikael', 10)],
      ['none', 'eva', 10 * DAY + 9 * HOUR],
    ],
    ['it was valid until yesterday', [licensed('eva', 0, 3)], ['none', null, null]],
    ['it begins beyond what can be seen', [licensed('eva', 400)], ['none', null, null]],
    ['nobody ever', [someone('eva', []), someone('mikael', [])], ['none', null, null]],
    ['nobody to ask', [], ['none', null, null]],
  ])('%s', (_, people, expected) => expect(told(people)).toEqual(expected))

  test('nothing is needed: the first', () => {
    expect(told([someone('eva', []), licensed('mikael')], { must: [], wish: [] })).toEqual(['eva'])
  })
})

describe('fitFrom', () => {
  test.each<[string, ReturnType<typeof someone>, number | null]>([
    ['at once, in the middle of a working day', licensed('eva'), now],
    ['when the office opens, if it begins at night', licensed('eva', 5), 5 * DAY + 9 * HOUR],
    [
      'after a week off that lies over its beginning',
      someone('eva', [held('investments', 5)], open.slice(12)),
      12 * DAY + 9 * HOUR,
    ],
    [
      'at its next beginning, when it is over',
      someone('eva', [held('investments', 0, 3), held('investments', 6)]),
      6 * DAY + 9 * HOUR,
    ],
    ['never without hours', someone('eva', [held('investments', 0)], []), null],
  ])('%s', (_, person, expected) => expect(fitFrom(person, need, now)).toBe(expected))
})

test('wishedFirst keeps everybody in their own order', () => {
  const people = ['a', 'b', 'c', 'd'].map((id) => someone(id, id > 'b' ? [held('sv', 0)] : []))
  expect(wishedFirst(people, need, now).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b'])
  expect(wishedFirst(people, { must: [], wish: [] }, now).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})
