import { describe, expect, test } from 'vitest'
import { addressesAround, readDay, readView } from '@/lib/calendar/address'

const today = '2026-11-22'

describe('readDay', () => {
  test.each<[string | string[] | undefined, string]>([
    ['2026-11-24', '2026-11-24'],
    [undefined, today],
    ['', today],
    ['2026-02-30', today],
    ['2099-01-01', today],
    ['2001-01-01', today],
    [['2026-11-24', '2026-11-25'], today],
    ["2026-11-24' OR 1=1", today],
  ])('%j is %s', (value, day) => expect(readDay(value, today)).toBe(day))
})

test('readView', () => {
  expect([readView('list'), readView('grid'), readView('x'), readView(undefined)]).toEqual([
    'list',
    'grid',
    'grid',
    'grid',
  ])
})

describe('addressesAround', () => {
  test('a day', () => {
    expect(addressesAround({ path: '/scheduler', unit: 'day', day: '2026-11-30', view: 'grid' })).toEqual({
      previous: '/scheduler?day=2026-11-29',
      next: '/scheduler?day=2026-12-01',
      today: '/scheduler',
      views: { grid: '/scheduler?day=2026-11-30', list: '/scheduler?day=2026-11-30&view=list' },
    })
  })
  test('a week, from its Monday, staying in the list', () => {
    const place = { path: '/c', unit: 'week', day: '2026-11-25', view: 'list', today } as const
    expect(addressesAround(place)).toMatchObject({
      previous: '/c?week=2026-11-16&view=list',
      next: '/c?week=2026-11-30&view=list',
      today: '/c?week=2026-11-16&view=list',
    })
  })
})
