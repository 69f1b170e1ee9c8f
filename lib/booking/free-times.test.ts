import { expect, test } from 'vitest'
import { nextTimes } from '@/lib/booking/free-times'

test.each([
  ['from the wanted one on', [1, 2, 3, 4, 5], 3, 2, [3, 4]],
  ['fewer than asked for', [1, 2, 3], 3, 5, [3]],
  ['all are earlier', [1, 2, 3], 9, 2, [1, 2]],
  ['none at all', [], 9, 2, []],
])('%s', (_, times, wanted, count, expected) => expect(nextTimes(times, wanted, count)).toEqual(expected))
