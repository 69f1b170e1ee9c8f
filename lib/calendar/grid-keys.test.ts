import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GridStep, stepFor, stepIn } from '@/lib/calendar/grid-keys'

const item = (id: string, from: number) => ({ id, from })
const lanes = [
  [item('mon9', 540), item('mon14', 840)],
  [],
  [item('wed8', 480), item('wed10', 600), item('wed15', 900)],
]

describe('stepFor', () => {
  test.each([
    ['ArrowDown', 'next', 'nextLane'],
    ['ArrowUp', 'previous', 'previousLane'],
    ['ArrowRight', 'nextLane', 'next'],
    ['ArrowLeft', 'previousLane', 'previous'],
    ['Home', 'first', 'first'],
    ['End', 'last', 'last'],
    ['Tab', null, null],
    ['a', null, null],
    ['constructor', null, null],
  ])('%s is %s in a week, %s on the board', (key, week, board) => {
    expect([stepFor(key, 'columns'), stepFor(key, 'rows')]).toEqual([week, board])
  })
})

describe('stepIn', () => {
  test.each<[string, GridStep, string]>([
    ['mon9', 'next', 'mon14'],
    ['mon14', 'next', 'mon14'],
    ['mon9', 'previous', 'mon9'],
    ['mon14', 'previous', 'mon9'],
    ['wed10', 'first', 'wed8'],
    ['wed10', 'last', 'wed15'],
    ['mon9', 'nextLane', 'wed8'],
    ['mon14', 'nextLane', 'wed15'],
    ['wed8', 'previousLane', 'mon9'],
    ['wed15', 'nextLane', 'wed15'],
    ['mon9', 'previousLane', 'mon9'],
    ['gone', 'next', 'mon9'],
  ])('from %s %s to %s', (from, step, to) => expect(stepIn(lanes, from, step)).toBe(to))

  test('between two equally near the earlier one', () => {
    expect(stepIn([[item('a', 540)], [item('b', 480), item('c', 600)]], 'a', 'nextLane')).toBe('b')
  })
  test('nothing to stand on', () => expect(stepIn([[], []], null, 'next')).toBeNull())

  test('every item can be reached from every other by arrows alone', () => {
    const laneOf = fc.array(fc.integer({ min: 0, max: 1440 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(laneOf, { minLength: 1, maxLength: 7 }), (times) => {
        const all = times.map((lane, day) =>
          lane.sort((a, b) => a - b).map((from, index) => item(`${day}.${index}`, from)),
        )
        const ids = all.flat().map(({ id }) => id)
        const start = stepIn(all, null, 'next')
        const seen = new Set(start ? [start] : [])
        for (const id of seen) {
          for (const step of ['next', 'previous', 'nextLane', 'previousLane'] as const) {
            const to = stepIn(all, id, step)
            if (to) seen.add(to)
          }
        }
        expect([...seen].sort()).toEqual(ids.sort())
      }),
    )
  })
})
