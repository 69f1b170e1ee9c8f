import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overlaps } from '@/lib/booking/interval'
import { layOut } from '@/lib/calendar/week-layout'

const spans = (text: string) =>
  text.split(' ').map((part) => {
    const [from = 0, to = 0] = part.split('-').map(Number)
    return { from, to }
  })
const shown = (text: string) =>
  layOut(spans(text)).map(({ item, column, columns }) => `${item.from}-${item.to} ${column}/${columns}`)

describe('layOut', () => {
  test.each([
    ['nothing at the same time: all the width', '9-10 10-11', ['9-10 0/1', '10-11 0/1']],
    ['two together', '9-11 10-12', ['9-11 0/2', '10-12 1/2']],
    ['the longer one first', '9-10 9-12', ['9-12 0/2', '9-10 1/2']],
    ['a column that has become free is used again', '9-12 9-10 10-11', ['9-12 0/2', '9-10 1/2', '10-11 1/2']],
    ['a chain shares its columns', '9-11 10-13 12-14', ['9-11 0/2', '10-13 1/2', '12-14 0/2']],
    ['the next cluster starts afresh', '9-11 10-11 11-12', ['9-11 0/2', '10-11 1/2', '11-12 0/1']],
  ])('%s', (_, text, expected) => expect(shown(text)).toEqual(expected))

  test('nothing for nothing', () => expect(layOut([])).toEqual([]))

  test('whatever comes: nothing is lost, nothing lies over another, one cluster agrees on its columns', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }))
      .map(([from, length]) => ({ from, to: from + length }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 25 }), (items) => {
        const placed = layOut(items)
        expect(placed).toHaveLength(items.length)
        expect(new Set(placed.map((place) => place.item))).toEqual(new Set(items))
        for (const one of placed) {
          expect(one.column).toBeLessThan(one.columns)
          for (const other of placed) {
            if (one === other || !overlaps(one.item, other.item)) continue
            expect(one.columns).toBe(other.columns)
            expect(one.column).not.toBe(other.column)
          }
        }
      }),
    )
  })
})
