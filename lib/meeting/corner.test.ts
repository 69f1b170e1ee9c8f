import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boxInCorner,
  type Corner,
  cornerAfterKey,
  corners,
  nearestCorner,
  overlap,
  parseCorner,
  stepAside,
} from './corner'

const window = { width: 1_280, height: 800 }
const panel = { width: 320, height: 300 }

it.each<[number, number, Corner]>([
  [10, 10, 'top-left'],
  [1_270, 10, 'top-right'],
  [600, 700, 'bottom-left'],
  [640, 400, 'bottom-right'],
  [-50, 2_000, 'bottom-left'],
])('let go at %i, %i it snaps to %s', (x, y, corner) => {
  expect(nearestCorner({ x, y }, window)).toBe(corner)
})

it.each<[Corner, string, Corner | null]>([
  ['bottom-right', 'ArrowUp', 'top-right'],
  ['bottom-right', 'ArrowLeft', 'bottom-left'],
  ['top-left', 'ArrowDown', 'bottom-left'],
  ['top-left', 'ArrowRight', 'top-right'],
  ['top-left', 'ArrowUp', 'top-left'],
  ['top-left', 'Enter', null],
])('in %s, %s leads to %s', (corner, key, next) => {
  expect(cornerAfterKey(corner, key)).toBe(next)
})

it('stands in its corner, a gap from the edges', () => {
  expect(boxInCorner('bottom-right', panel, window, 16)).toEqual({ left: 944, top: 484, ...panel })
  expect(boxInCorner('top-left', panel, window, 16)).toEqual({ left: 16, top: 16, ...panel })
})

it('boxes that only touch do not overlap', () => {
  const box = { left: 0, top: 0, width: 10, height: 10 }
  expect(overlap(box, { ...box, left: 10 })).toBe(false)
  expect(overlap(box, { ...box, left: 9 })).toBe(true)
})

describe('stepAside', () => {
  it.each<[string, number, number, Corner]>([
    ['far away', 100, 100, 'bottom-right'],
    ['under the panel', 1_000, 700, 'top-right'],
    ['a button at the very bottom', 1_200, 780, 'top-right'],
  ])('%s', (_, left, top, corner) => {
    const focus = { left, top, width: 60, height: 20 }
    expect(stepAside('bottom-right', focus, panel, window, 16)).toBe(corner)
  })

  it('goes sideways when the column is taken, and stays when nothing helps', () => {
    expect(
      stepAside('bottom-right', { left: 1_000, top: 0, width: 100, height: 800 }, panel, window, 16),
    ).toBe('bottom-left')
    expect(stepAside('top-left', { left: 0, top: 0, ...window }, panel, window, 16)).toBe('top-left')
  })

  it('never covers something that fits beside it', () => {
    const small = fc.record({
      left: fc.integer({ min: 0, max: 1_200 }),
      top: fc.integer({ min: 0, max: 760 }),
      width: fc.integer({ min: 1, max: 80 }),
      height: fc.integer({ min: 1, max: 40 }),
    })
    fc.assert(
      fc.property(small, fc.constantFrom(...corners), (focus, corner) => {
        const aside = stepAside(corner, focus, panel, window, 16)
        expect(overlap(boxInCorner(aside, panel, window, 16), focus)).toBe(false)
      }),
    )
  })
})

it.each([
  ['top-left', 'top-left'],
  ['middle', 'bottom-right'],
  [null, 'bottom-right'],
])('%s is read as %s', (stored, corner) => {
  expect(parseCorner(stored)).toBe(corner)
})
