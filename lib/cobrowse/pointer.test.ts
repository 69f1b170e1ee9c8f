import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit, placeOf, spotAt } from './pointer'

const button = { id: 4, tag: 'button' }
const length = fc.double({ min: 1, max: 5_000, noNaN: true })
const at = fc.double({ min: -5_000, max: 5_000, noNaN: true })
const box = fc.record({ left: at, top: at, width: length, height: length })

describe('the same element, whatever the two windows', () => {
  test.each([
    ['the middle', 150, 225, 500, 500],
    ['the first corner', 100, 200, 0, 0],
    ['the last corner', 200, 250, 1000, 1000],
    ['left of it', 10, 225, 0, 500],
    ['below it', 150, 900, 500, 1000],
  ])('%s', (_, x, y, sx, sy) => {
    const here = { left: 100, top: 200, width: 100, height: 50 }
    expect(spotAt(button, here, x, y)).toEqual({ ...button, x: sx, y: sy })
  })
  test('a spot there lies inside the element here', () => {
    fc.assert(
      fc.property(box, box, at, at, (there, here, x, y) => {
        const place = placeOf(spotAt(button, there, x, y), here)
        const near = 1e-6
        expect(place.x).toBeGreaterThanOrEqual(here.left - near)
        expect(place.x).toBeLessThanOrEqual(here.left + here.width + near)
        expect(place.y).toBeGreaterThanOrEqual(here.top - near)
        expect(place.y).toBeLessThanOrEqual(here.top + here.height + near)
      }),
    )
  })
  test('an element without a size is pointed at in its middle', () => {
    const spot = spotAt(button, { left: 5, top: 5, width: 0, height: Number.NaN }, 50, 50)
    expect(spot).toMatchObject({ x: 500, y: 500 })
  })
})

test.each([
  [{ width: 1440, height: 900 }, { width: 720, height: 900 }, 0.5],
  [{ width: 390, height: 844 }, { width: 780, height: 422 }, 0.5],
  [{ width: 390, height: 844 }, { width: 1000, height: 1000 }, 1],
  [{ width: 0, height: 844 }, { width: 1000, height: 1000 }, 1],
  [{ width: 390, height: 844 }, { width: 0, height: 0 }, 1],
])('%o in %o: %d', (page, into, scale) => expect(fit(page, into)).toBe(scale))
