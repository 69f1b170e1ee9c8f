import { expect, test } from 'vitest'
import { placeName } from '@/lib/booking/place-name'

test.each([
  ['Söder', 'Götgatan 1', 'Stockholm', 'Söder, Götgatan 1, Stockholm'],
  ['Söder', 'Götgatan 1, 116 46 Stockholm', 'Stockholm', 'Söder, Götgatan 1, 116 46 Stockholm'],
  ['Söder', '', 'Stockholm', 'Söder, Stockholm'],
])('%s, %s, %s', (name, address, city, expected) => expect(placeName({ name, address, city })).toBe(expected))
