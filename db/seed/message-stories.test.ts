import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDayAt, weekdayOf } from '@/lib/booking/local-day'
import { workingIntervals } from '@/lib/booking/working-intervals'
import { checkFile } from '@/lib/message/attachment'
import { threadInput } from '@/lib/message/message-input'
import { isOverdue, wasKept } from '@/lib/message/promise'
import { isAbout } from '@/lib/question/about'
import { messageStories } from './message-stories'
import { templates } from './message-templates'
import { demoZone, officeHours } from './office-hours'
import { people } from './people'
import { comeAbout, timeOf } from './told-thread'

const id = '7f0cd7d5-6f0e-4b5e-9d3c-000000000001'
/** A Sunday before dawn, a Thursday evening, the days around both changes of the clocks, New Year. */
const moments = [
  '2026-11-22T03:10:00Z',
  '2026-11-26T19:30:00Z',
  '2026-03-30T06:00:00Z',
  '2026-10-26T12:00:00Z',
  '2027-01-01T00:01:00Z',
].map((text) => Date.parse(text))

const branchOf = (customer: string) => people.find(({ key }) => key === customer)?.branch ?? 'first'
const told = (now: number) => messageStories.map((story) => ({ story, ...comeAbout(story, now) }))

function isOpen(customer: string, at: number): boolean {
  return workingIntervals(officeHours(branchOf(customer)), { from: at, to: at + 1 }).length > 0
}

describe('whenever the demo is seeded', () => {
  it.each(moments)('%i: staff write in office hours, all of it in order and in the past', (now) => {
    for (const { story, messages } of told(now)) {
      const times = messages.map(({ at }) => at)
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(times.every((at) => at < now)).toBe(true)
      for (const { by, side, at } of messages)
        if (side === 'staff') expect([by, isOpen(story.customer, at)]).toEqual([by, true])
    }
  })

  it('one answer was late, the others kept; who waits now has a promise that still holds', () => {
    const anyTime = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') })
    fc.assert(
      fc.property(anyTime, (now) => {
        const all = told(now)
        const answers = all.flatMap(({ messages }) => messages.flatMap(({ answer }) => answer ?? []))
        expect(answers.map(wasKept).filter((kept) => kept !== true)).toEqual([false])
        const waiting = all.filter(({ thread }) => thread.standing.state === 'open')
        expect(waiting.map(({ story }) => story.customer)).toEqual(['customer', 'customer3'])
        for (const { thread } of waiting) {
          expect(isOverdue(thread.standing, now)).toBe(false)
          expect(thread.standing).toMatchObject({ promisedBy: expect.any(Number) })
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is told', () => {
  it.each(messageStories)('$subject: could have been written in the product', ({ subject, messages }) => {
    for (const { text, file } of messages) {
      const input = { customerId: id, subject, key: id, text, attachments: [] }
      expect(threadInput.parse(input)).toEqual(input)
      if (!file) continue
      const checked = checkFile(file.name, file.content)
      expect(checked).toEqual({ ok: true, value: { name: file.name, kind: file.kind } })
    }
  })

  it('is by people of the demo, at each customer two or three threads, one of them with a colleague', () => {
    const known = new Set(people.map(({ key }) => key))
    const names = messageStories.flatMap(({ customer, messages }) => [
      customer,
      ...messages.flatMap(({ by, handedTo }) => [by, ...(handedTo ? [handedTo] : [])]),
    ])
    expect(names.filter((name) => !known.has(name))).toEqual([])
    for (const customer of ['customer', 'customer2', 'customer3']) {
      const count = messageStories.filter((one) => one.customer === customer).length
      expect(count).toBeGreaterThanOrEqual(2)
      expect(count).toBeLessThanOrEqual(3)
    }
    const given = told(moments[0] ?? 0).filter(({ thread }) => thread.deputyId !== null)
    expect(given.map(({ thread }) => thread)).toMatchObject([{ deputyId: 'advisor2', byHand: true }])
  })

  it('one question waits for its answer, the others were answered, each by whom it was asked', () => {
    const asked = told(moments[0] ?? 0).map(({ story, messages }) => ({
      asks: messages.flatMap(({ asks, side }) => (asks ? [{ asks, side }] : [])),
      answers: messages.flatMap(({ answers, side }) => (answers ? [{ answers, side }] : [])),
      customer: story.customer,
    }))
    const some = asked.filter(({ asks }) => asks.length > 0)
    for (const { asks, answers } of some) {
      expect(asks).toMatchObject([{ side: 'staff' }])
      for (const answer of answers) expect(answer.side).toBe('customer')
      for (const { asks: about } of asks) expect(isAbout(about)).toBe(true)
    }
    const open = some.filter(({ answers }) => answers.length === 0)
    expect(open.map(({ customer }) => customer)).toEqual(['customer2'])
    expect(some.map(({ customer }) => customer)).toEqual(['customer', 'customer2', 'customer3'])
  })

  it('each branch has five texts in both languages', () => {
    for (const texts of Object.values(templates)) {
      expect(texts).toHaveLength(5)
      for (const { titleEn, titleSv, textEn, textSv } of texts) {
        expect(new Set([titleEn, titleSv, textEn, textSv]).size).toBe(4)
        for (const title of [titleEn, titleSv]) expect(title.length).toBeLessThanOrEqual(80)
      }
    }
  })
})

describe('a time', () => {
  it('is on a working day before today, whatever today is', () => {
    for (const now of moments) {
      const at = timeOf({ workdays: 1, at: [9, 30] }, now)
      expect(weekdayOf(localDayAt(demoZone, at))).toBeLessThanOrEqual(5)
      expect(localDayAt(demoZone, at) < localDayAt(demoZone, now)).toBe(true)
    }
    const sunday = Date.parse('2026-11-22T12:00:00Z')
    expect(timeOf({ workdays: 1, at: [9, 30] }, sunday)).toBe(Date.parse('2026-11-20T09:30:00+01:00'))
    expect(timeOf({ workdays: 6, at: [9, 30] }, sunday)).toBe(Date.parse('2026-11-13T09:30:00+01:00'))
    expect(timeOf({ minutes: 5 }, sunday)).toBe(sunday - 300_000)
  })
})
