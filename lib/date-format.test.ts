import { expect, test } from 'vitest'
import { dateFormat, wallClockParts } from './date-format'

test('the same one for the same wish, another one for another', () => {
  const options = { timeZone: 'UTC', month: 'long' } as const
  expect(dateFormat('sv', { ...options })).toBe(dateFormat('sv', { ...options }))
  const others = [dateFormat('en', options), dateFormat('sv', { ...options, timeZone: 'Pacific/Apia' })]
  expect(new Set([...others, dateFormat('sv', options), dateFormat('sv', { timeZone: 'UTC' })]).size).toBe(4)
})

test('a time on the wall clock of a zone', () => {
  const at = Date.parse('2026-11-24T23:30:00Z')
  expect(wallClockParts(at, 'UTC', 'en')).toMatchObject({ weekday: 'Tuesday', day: '24', hour: '23' })
  expect(wallClockParts(at, 'Europe/Stockholm', 'sv')).toMatchObject({
    weekday: 'onsdag',
    day: '25',
    month: 'november',
    hour: '00',
    minute: '30',
  })
})
