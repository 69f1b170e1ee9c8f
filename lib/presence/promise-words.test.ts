import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PresencePromise } from './promise'
import { aboutTime, promiseWords, whenWords } from './promise-words'

const minute = 60_000
const now = Date.parse('2026-11-23T13:01:00Z') // Monday 14:01 in Stockholm
const reader = { now, zone: 'Europe/Stockholm', locale: 'en' }
const promise = (given: Partial<PresencePromise>): PresencePromise => ({
  state: 'available',
  until: null,
  nextFree: Date.parse('2026-11-24T08:00:00Z'),
  callable: false,
  changesAt: null,
  ...given,
})
const at1419 = Date.parse('2026-11-23T13:16:30Z')

describe('promiseWords', () => {
  it.each<[string, Partial<PresencePromise>, string, string | null]>([
    ['available', {}, 'available', null],
    ['in a meeting until', { state: 'in_meeting', until: at1419 }, 'in_meeting_until', '14:20'],
    ['in a meeting, end unknown', { state: 'in_meeting' }, 'in_meeting_next', '09:00'],
    ['in a meeting, nothing known', { state: 'in_meeting', nextFree: null }, 'in_meeting', null],
    ['busy until', { state: 'busy', until: at1419 }, 'busy_until', '14:20'],
    ['busy', { state: 'busy' }, 'busy_next', '09:00'],
    ['away', { state: 'away' }, 'away_next', '09:00'],
    ['away has no end that anybody knows', { state: 'away', until: at1419 }, 'away_next', '09:00'],
    ['away, nothing free', { state: 'away', nextFree: null }, 'away', null],
    ['offline', { state: 'offline' }, 'offline_next', '09:00'],
    ['a first free time that has passed is not told', { state: 'offline', nextFree: now }, 'offline', null],
  ])('%s', (_, given, key, time) => {
    const words = promiseWords(promise(given), reader)
    expect(words.key).toBe(key)
    expect(words.when?.time ?? null).toBe(time)
  })

  it.each([
    ['live', 'in_meeting_with_you'],
    ['ringing', 'available_calling'],
  ] as const)('own call %s', (own, key) => {
    const words = promiseWords(promise({ state: 'in_meeting', until: at1419 }), reader, own)
    expect(words).toEqual({ key, when: null })
  })
})

describe('whenWords', () => {
  it.each([
    ['2026-11-23T22:59:00Z', 'Europe/Stockholm', 'en', 'today', '23:59', 'Monday 23 November'],
    ['2026-11-23T23:00:00Z', 'Europe/Stockholm', 'en', 'tomorrow', '00:00', 'Tuesday 24 November'],
    ['2026-11-24T08:00:00Z', 'Europe/Stockholm', 'sv', 'tomorrow', '09:00', 'tisdag 24 november'],
    ['2026-11-25T08:00:00Z', 'Europe/Stockholm', 'sv', 'later', '09:00', 'onsdag 25 november'],
    // the same moment elsewhere: already tomorrow in Apia, still today in New York
    ['2026-11-23T20:00:00Z', 'Pacific/Apia', 'en', 'today', '09:00', 'Tuesday 24 November'],
    ['2026-11-24T08:00:00Z', 'Pacific/Apia', 'en', 'today', '21:00', 'Tuesday 24 November'],
    ['2026-11-24T04:30:00Z', 'America/New_York', 'en', 'today', '23:30', 'Monday 23 November'],
    ['2026-11-24T08:00:00Z', 'Asia/Kathmandu', 'en', 'tomorrow', '13:45', 'Tuesday 24 November'],
  ])('%s in %s (%s)', (iso, zone, locale, key, time, day) => {
    expect(whenWords(Date.parse(iso), { now, zone, locale })).toEqual({ key, time, day })
  })

  it('calls the day after a change of clocks tomorrow', () => {
    const saturday = Date.parse('2026-10-24T22:30:00Z') // Sunday 00:30, 25 hours long
    const monday = Date.parse('2026-10-26T08:00:00Z')
    expect(whenWords(monday, { ...reader, now: saturday }).key).toBe('tomorrow')
    expect(whenWords(monday, { ...reader, now: saturday - 60 * minute }).key).toBe('later')
  })
})

describe('aboutTime', () => {
  it('is a multiple of five minutes, never earlier and less than five minutes later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        const about = aboutTime(at)
        expect(about % (5 * minute)).toBe(0)
        expect(about - at).toBeGreaterThanOrEqual(0)
        expect(about - at).toBeLessThan(5 * minute)
      }),
    )
  })
})
