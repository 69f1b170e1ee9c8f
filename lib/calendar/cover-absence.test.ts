import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '@/lib/booking/free-slots'
import { overlaps } from '@/lib/booking/interval'
import { coverAbsence, type Deputy, isFree } from '@/lib/calendar/cover-absence'

const span = (from: number, to: number) => ({ from, to })
const meeting = (id: string, from: number, to: number, buffer = 0, unable: string[] = []) => ({
  id,
  meeting: span(from, to),
  block: span(from - buffer, to + buffer),
  unable,
})
const deputy = (id: string, part: Partial<Calendar> = {}): Deputy => ({
  id,
  calendar: { open: [span(9, 17)], away: [], blocks: [], ...part },
})
const who = (meetings: Parameters<typeof coverAbsence>[0], deputies: Deputy[]) =>
  coverAbsence(meetings, deputies).map((cover) => cover.deputyId)

describe('isFree', () => {
  const { calendar } = deputy('a', { away: [span(12, 13)], blocks: [span(14, 15)] })
  test.each<[string, number, number, number, boolean]>([
    ['in the hours', 9, 10, 0, true],
    ['before the hours', 8, 10, 0, false],
    ['after the hours', 16, 18, 0, false],
    ['right before a block', 13, 14, 0, true],
    ['its buffer would touch the block', 13, 14, 1, false],
    ['into time off', 11, 12.5, 0, false],
    ['a buffer may lie in time off', 11, 12, 0.5, true],
  ])('%s', (_, from, to, buffer, free) => expect(isFree(calendar, meeting('m', from, to, buffer))).toBe(free))
})

describe('coverAbsence', () => {
  test('the first deputy who is free gets it', () => {
    expect(who([meeting('m', 9, 10)], [deputy('a', { blocks: [span(9, 10)] }), deputy('b')])).toEqual(['b'])
  })
  test('two at the same time go to two people', () => {
    expect(who([meeting('m', 9, 10), meeting('n', 9, 10)], [deputy('a'), deputy('b')])).toEqual(['a', 'b'])
  })
  test('and a third to nobody, but it says who could take it instead', () => {
    const three = [meeting('m', 9, 10), meeting('n', 9, 10), meeting('o', 9.5, 10.5)]
    expect(coverAbsence(three, [deputy('a'), deputy('b')]).at(-1)).toEqual({
      id: 'o',
      deputyId: null,
      free: ['a', 'b'],
    })
  })
  test('buffers keep two meetings of one deputy apart', () => {
    expect(who([meeting('m', 9, 10, 0.25), meeting('n', 10.25, 11, 0.25)], [deputy('a')])).toEqual([
      'a',
      null,
    ])
  })
  test('somebody who may not take it is not asked, and may take another', () => {
    const two = [meeting('m', 9, 10, 0, ['a']), meeting('n', 11, 12)]
    expect(coverAbsence(two, [deputy('a'), deputy('b')])).toEqual([
      { id: 'm', deputyId: 'b', free: ['b'] },
      { id: 'n', deputyId: 'a', free: ['a', 'b'] },
    ])
  })
  test('nobody to ask', () => expect(who([meeting('m', 9, 10)], [])).toEqual([null]))

  test('whoever gets something is free for it and never in two places', () => {
    const interval = fc
      .tuple(fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 3 }))
      .map(([from, length]) => span(from, from + length))
    const deputies = fc
      .array(fc.array(interval, { maxLength: 3 }), { maxLength: 4 })
      .map((all) => all.map((blocks, index) => deputy(`${index}`, { blocks })))
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), deputies, (spans, people) => {
        const meetings = spans.map(({ from, to }, index) => meeting(`${index}`, from, to))
        const covers = coverAbsence(meetings, people)
        expect(covers.map((cover) => cover.id)).toEqual(meetings.map((one) => one.id))
        const taken = covers.flatMap((cover, index) => {
          const one = meetings[index]
          return cover.deputyId && one ? [{ deputyId: cover.deputyId, ...one }] : []
        })
        for (const one of taken) {
          const taker = people.find((person) => person.id === one.deputyId)
          expect(taker && isFree(taker.calendar, one)).toBe(true)
          const others = taken.filter((other) => other !== one && other.deputyId === one.deputyId)
          expect(others.some((other) => overlaps(other.block, one.block))).toBe(false)
        }
      }),
    )
  })
})
