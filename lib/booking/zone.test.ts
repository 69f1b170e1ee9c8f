import { describe, expect, test } from 'vitest'
import { isZone, offsetAt, zoneSpans } from '@/lib/booking/zone'

const HOUR = 3_600_000
const utc = (text: string) => Date.parse(`${text}Z`)

describe('isZone', () => {
  test.each(['Europe/Stockholm', 'UTC', 'Etc/GMT+5', 'America/Argentina/Buenos_Aires', 'Asia/Kathmandu'])(
    'knows %s',
    (name) => expect(isZone(name)).toBe(true),
  )
  test.each([
    '',
    '+01:00',
    'Foo-05',
    'Europe/Nowhere',
    'Europe/Stockholm\n',
    '../etc/passwd',
    'A'.repeat(65),
  ])('refuses %j', (name) => expect(isZone(name)).toBe(false))
})

describe('offsetAt', () => {
  test('is local minus UTC', () => {
    expect(offsetAt('Europe/Stockholm', utc('2026-07-01T12:00'))).toBe(2 * HOUR)
    expect(offsetAt('Europe/Stockholm', utc('2026-12-01T12:00'))).toBe(HOUR)
    expect(offsetAt('America/St_Johns', utc('2026-12-01T12:00'))).toBe(-3.5 * HOUR)
  })
  test('throws for a zone nobody knows', () => {
    expect(() => offsetAt('Nowhere/Land', 0)).toThrow(RangeError)
  })
})

describe('zoneSpans', () => {
  test('one span where nothing changes', () => {
    const range = { from: utc('2026-11-02T09:13'), to: utc('2026-11-29T17:01') }
    expect(zoneSpans('Europe/Stockholm', range)).toEqual([{ ...range, offset: HOUR }])
  })
  test('cut at the very millisecond of the change', () => {
    const range = { from: utc('2026-03-28T12:00'), to: utc('2026-03-30T12:00') }
    const change = utc('2026-03-29T01:00')
    expect(zoneSpans('Europe/Stockholm', range)).toEqual([
      { from: range.from, to: change, offset: HOUR },
      { from: change, to: range.to, offset: 2 * HOUR },
    ])
  })
  test('a range that begins or ends within the day of the change', () => {
    const change = utc('2026-10-25T01:00')
    const after = { from: utc('2026-10-25T05:00'), to: utc('2026-10-26T00:00') }
    expect(zoneSpans('Europe/Stockholm', after)).toEqual([{ ...after, offset: HOUR }])
    const before = { from: utc('2026-10-24T05:00'), to: change }
    expect(zoneSpans('Europe/Stockholm', before)).toEqual([{ ...before, offset: 2 * HOUR }])
    const from = { from: change, to: change + HOUR }
    expect(zoneSpans('Europe/Stockholm', from)).toEqual([{ ...from, offset: HOUR }])
  })
  test('Lord Howe changes by half an hour', () => {
    const spans = zoneSpans('Australia/Lord_Howe', {
      from: utc('2026-04-04T00:00'),
      to: utc('2026-04-06T00:00'),
    })
    expect(spans.map((span) => span.offset / HOUR)).toEqual([11, 10.5])
  })
  test('an empty range has no spans', () => {
    expect(zoneSpans('UTC', { from: 5, to: 5 })).toEqual([])
  })
})
