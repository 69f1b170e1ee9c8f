import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, fitUntil, missingSkill, missingThrough, unfitIntervals } from './fits'
import type { Held } from './skill'

const held = (skill: string, from: number, to: number | null = null): Held => ({ skill, from, to })
const person = (...all: Held[]) => ({ held: all })
const must = (...keys: string[]) => ({ must: keys, wish: [] })
const licence = must('investments')

describe('fits', () => {
  test.each<[string, ReturnType<typeof person>, ReturnType<typeof must>, number, string | null]>([
    ['nothing is needed, nothing is there', person(), must(), 5, null],
    ['has it', person(held('investments', 0)), licence, 5, null],
    ['has not', person(), licence, 5, 'investments'],
    ['has another', person(held('insurance', 0)), licence, 5, 'investments'],
    ['the moment it begins', person(held('investments', 5)), licence, 5, null],
    ['a moment before', person(held('investments', 5)), licence, 4, 'investments'],
    ['the last moment', person(held('investments', 0, 5)), licence, 4, null],
    ['the moment it is over', person(held('investments', 0, 5)), licence, 5, 'investments'],
    ['renewed', person(held('investments', 0, 5), held('investments', 5, 9)), licence, 5, null],
    ['taken back before it began', person(held('investments', 5, 5)), licence, 5, 'investments'],
    ['both of two', person(held('investments', 0), held('sv', 0)), must('investments', 'sv'), 5, null],
    ['one of two', person(held('investments', 0)), must('investments', 'sv'), 5, 'sv'],
    ['a wish is no need', person(), { must: [], wish: ['sv'] } as never, 5, null],
  ])('%s', (_, who, need, at, missing) => {
    expect(missingSkill(who, need, at)).toBe(missing)
    expect(fits(who, need, at)).toBe(missing === null)
  })
})

describe('unfitIntervals', () => {
  const range = { from: 0, to: 100 }
  const unfit = (...all: Held[]) =>
    unfitIntervals(person(...all), licence, range).map(({ from, to }) => [from, to])
  test.each<[string, Held[], number[][]]>([
    ['without it: all of the range', [], [[0, 100]]],
    ['with it: nothing', [held('investments', -5)], []],
    ['until it begins', [held('investments', 30)], [[0, 30]]],
    ['from its end on', [held('investments', 0, 30)], [[30, 100]]],
    ['between two', [held('investments', 60), held('investments', 0, 30)], [[30, 60]]],
    ['nothing between neighbours', [held('investments', 0, 30), held('investments', 30, null)], []],
    ['taken back before it began', [held('investments', 30, 30)], [[0, 100]]],
    ['beyond the range', [held('investments', 200)], [[0, 100]]],
  ])('%s', (_, all, expected) => expect(unfit(...all)).toEqual(expected))

  test('two things: wherever one of them lacks', () => {
    const who = person(held('investments', 10, 80), held('sv', 0, 50))
    expect(unfitIntervals(who, must('investments', 'sv'), range)).toEqual([
      { from: 0, to: 10 },
      { from: 50, to: 100 },
    ])
  })
  test('nothing needed: nothing, whatever the range', () => {
    expect(unfitIntervals(person(), must(), { from: 0, to: Infinity })).toEqual([])
  })

  const anyHeld = fc
    .tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 90 }), fc.option(fc.nat(40)))
    .map(([skill, from, length]) => held(skill, from, length === null ? null : from + length))
  test('says at every moment what fits says', () => {
    fc.assert(
      fc.property(fc.array(anyHeld, { maxLength: 6 }), fc.nat(99), (all, at) => {
        const who = person(...all)
        const inside = unfitIntervals(who, must('a', 'b'), range).some((s) => s.from <= at && at < s.to)
        expect(inside).toBe(!fits(who, must('a', 'b'), at))
      }),
    )
  })
})

describe('fitUntil', () => {
  test.each<[string, Held[], number | null]>([
    ['for good', [held('investments', 0)], null],
    ['to its end', [held('investments', 0, 30)], 30],
    ['through what is renewed', [held('investments', 0, 30), held('investments', 30, 60)], 60],
    ['not over a gap', [held('investments', 0, 30), held('investments', 31)], 30],
  ])('%s', (_, all, until) => expect(fitUntil(person(...all), licence, 5)).toBe(until))
  test('nothing needed: for good', () => expect(fitUntil(person(), must(), 5)).toBeNull())
})

test.each<[string, Held[], string | null]>([
  ['all of it', [held('investments', 0)], null],
  ['to the very end of it', [held('investments', 0, 20)], null],
  ['it ends in the middle', [held('investments', 0, 15)], 'investments'],
  ['it begins in the middle', [held('investments', 15)], 'investments'],
  ['not at all', [], 'investments'],
  ['renewed in the middle', [held('investments', 0, 15), held('investments', 15)], null],
])('through a meeting: %s', (_, all, missing) => {
  expect(missingThrough(person(...all), licence, { from: 10, to: 20 })).toBe(missing)
})
