import { describe, expect, test } from 'vitest'
import type { Calendar } from '@/lib/booking/free-slots'
import { planAbsence } from '@/lib/calendar/absence-plan'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import type { Held } from '@/lib/skill/skill'

const HOUR = 3_600_000
const span = (from: number, to: number) => ({ from: from * HOUR, to: to * HOUR })
const rule = { duration: HOUR, before: 0, after: 0, step: HOUR }
const card = (id: string, from: number): BookingCard => ({
  id,
  version: 1,
  typeId: 't',
  way: 'video',
  startsAt: from * HOUR,
  endsAt: (from + 1) * HOUR,
  about: '',
  customerId: 'c',
  advisorId: 'eva',
  topic: 'Mortgage',
  customer: { name: 'Sara', email: 's@x', phone: null, zone: 'UTC' },
  advisor: { name: 'Eva', zone: 'UTC' },
})
const person = (id: string, part: Partial<Calendar> = {}, held: Held[] = []) => ({
  id,
  name: id,
  held,
  calendar: { open: [span(9, 17), span(33, 41)], away: [], blocks: [], ...part },
})
const plan = (starts: number[], deputies: ReturnType<typeof person>[], now = 0, must: string[] = []) =>
  planAbsence(
    starts.map((from, index) => ({ booking: card(`${index}`, from), rule, need: { must, wish: [] } })),
    person('eva', { blocks: [span(10, 11)] }, [{ skill: 'investments', from: 0, to: null }]),
    deputies,
    span(0, 24),
    now,
  )
const shown = (ways: { advisorId: string; startsAt: number }[]) =>
  ways.map((way) => `${way.advisorId} ${way.startsAt / HOUR}`)

describe('planAbsence', () => {
  test('the first deputy who is free is proposed, the others are ways, then the next free times of all', () => {
    const [item] = plan([10], [person('mikael'), person('linn')])
    expect(item?.proposed).toEqual({ advisorId: 'mikael', name: 'mikael', startsAt: 10 * HOUR })
    expect(shown(item?.others ?? [])).toEqual([
      'linn 10',
      'mikael 11',
      'linn 11',
      'mikael 12',
      'linn 12',
      'mikael 13',
      'linn 13',
      'eva 33',
      'eva 34',
      'eva 35',
    ])
  })
  test('nobody free: nothing is proposed, and the absent advisor only from when they are back', () => {
    const [item] = plan([10], [person('mikael', { open: [] })])
    expect(item?.proposed).toBeNull()
    expect(shown(item?.others ?? [])).toEqual(['eva 33', 'eva 34', 'eva 35'])
  })
  test('two at the same time: one proposal each, as far as people last', () => {
    const items = plan([10, 10], [person('mikael')])
    expect(items.map((item) => item.proposed?.advisorId ?? null)).toEqual(['mikael', null])
    expect(shown(items[1]?.others ?? [])[0]).toBe('mikael 10')
  })
  test('no time that is over is proposed', () => {
    const [item] = plan([10], [person('mikael')], 14.5 * HOUR)
    expect(shown(item?.others ?? []).slice(0, 2)).toEqual(['mikael 15', 'mikael 16'])
  })
  test('who may not take the topic then is not proposed, and later only from when they may', () => {
    const soon = person('linn', {}, [{ skill: 'investments', from: 35 * HOUR, to: 40 * HOUR }])
    const [item] = plan([10], [person('mikael'), soon], 0, ['investments'])
    expect(item?.proposed).toBeNull()
    expect(shown(item?.others ?? [])).toEqual(['eva 33', 'eva 34', 'eva 35', 'linn 35', 'linn 36', 'linn 37'])
  })
  test('nothing booked, nothing to plan', () => expect(plan([], [person('mikael')])).toEqual([]))
})
