import { describe, expect, test } from 'vitest'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { BookingFacts, type Facts } from './booking-facts'
import { TimeList } from './time-list'

// the reader's clock is Stockholm's
const at = Date.parse('2026-11-24T09:30Z')
const facts: Facts = {
  startsAt: at,
  endsAt: at + 45 * 60_000,
  way: 'video',
  topic: 'Mortgage',
  advisor: { name: 'Kerstin Åberg', zone: 'Europe/Helsinki' },
  place: '',
  phone: null,
  about: '',
}
const times = (zone: string) => (
  <TimeList
    free={{ advisor: { id: 'a1', name: 'Kerstin Åberg', zone }, times: [at], why: null, fit: null }}
    chosen={null}
    onChoose={() => {}}
  />
)

describe('where customer and advisor have different clocks', () => {
  test('a meeting says both, one’s own first', () => {
    expect(textOf(markup(<BookingFacts facts={facts} />))).toContain(
      'Time Tuesday 24 November 10:30–11:15 Tuesday 24 November 11:30 in Helsinki',
    )
  })

  test('so does each time that can be booked, and it is said once what is what', () => {
    const html = markup(times('Europe/Helsinki'))
    expect(textOf(html)).toContain(
      'Times are shown in Stockholm time. Where Kerstin is, it is Helsinki time: the second line.',
    )
    const [, name = ''] = attributes(html, 'aria-label')
    expect(name).toMatch(/^Tuesday 24 November 10:30/)
    expect(textOf(html)).toContain('11:30')
  })

  test('one clock is not said twice, though the zones have different names', () => {
    const same = { ...facts, advisor: { ...facts.advisor, zone: 'Europe/Oslo' } }
    expect(textOf(markup(<BookingFacts facts={same} />))).not.toContain('Oslo')
    expect(textOf(markup(times('Europe/Oslo')))).not.toContain('Oslo')
  })
})
