import { expect, test } from 'vitest'
import { isZone } from '@/lib/booking/zone'
import { zonesFor } from '@/lib/calendar/bank-zones'

test('the zone in use comes first, once, and all of them exist', () => {
  const zones = zonesFor('America/New_York', 'Europe/Helsinki')
  expect(zones.slice(0, 3)).toEqual(['America/New_York', 'Europe/Helsinki', 'Europe/Stockholm'])
  expect(new Set(zones).size).toBe(zones.length)
  expect(zones.filter((zone) => !isZone(zone))).toEqual([])
})
