import { describe, expect, it } from 'vitest'
import {
  handOverInput,
  isCurrent,
  longestQuestion,
  mayAsk,
  questionInput,
  questionsAnHour,
  questionsAtMost,
  readQuestion,
  type Talk,
  type TalkEvent,
  type TalkStanding,
  talkStates,
  transition,
  verdictInput,
} from './talk'

const talk = (standing: TalkStanding): Talk => ({ id: 't', customerId: 'sara', standing })
const talking = (questions: number): TalkStanding => ({ state: 'talking', questions, lastAt: 100 })
const over: TalkStanding[] = [
  { state: 'handed_over', threadId: 'th', at: 100 },
  { state: 'ended', at: 100 },
]
const ask: TalkEvent = { type: 'ask', at: 200 }
const handOver: TalkEvent = { type: 'hand_over', threadId: 'new', at: 200 }
const end: TalkEvent = { type: 'end', at: 200 }

describe('a talk', () => {
  it.each<[string, TalkStanding, TalkEvent, TalkStanding | string]>([
    ['the first question', talking(0), ask, { state: 'talking', questions: 1, lastAt: 200 }],
    [
      'the last one that fits',
      talking(questionsAtMost - 1),
      ask,
      { state: 'talking', questions: questionsAtMost, lastAt: 200 },
    ],
    ['one too many', talking(questionsAtMost), ask, 'talk_full'],
    ['handed over', talking(1), handOver, { state: 'handed_over', threadId: 'new', at: 200 }],
    [
      'handed over when it is full',
      talking(questionsAtMost),
      handOver,
      { state: 'handed_over', threadId: 'new', at: 200 },
    ],
    ['nothing to hand over', talking(0), handOver, 'nothing_asked'],
    ['ended', talking(3), end, { state: 'ended', at: 200 }],
  ])('%s', (_, before, event, after) => {
    const expected =
      typeof after === 'string' ? { ok: false, reason: after } : { ok: true, value: talk(after) }
    expect(transition(talk(before), event)).toEqual(expected)
  })

  it('that is over stays as it is', () => {
    for (const standing of over)
      for (const event of [ask, handOver, end])
        expect(transition(talk(standing), event)).toEqual({ ok: false, reason: 'talk_over' })
  })

  it('has the states that the database has', () => {
    expect(new Set([talking(0), ...over].map(({ state }) => state))).toEqual(new Set(talkStates))
  })

  it('is gone on with for twelve hours', () => {
    const hours = (count: number) => 100 + count * 3_600_000
    expect(isCurrent(talk(talking(1)), hours(12) - 1)).toBe(true)
    expect(isCurrent(talk(talking(1)), hours(12))).toBe(false)
    for (const standing of over) expect(isCurrent(talk(standing), 101)).toBe(false)
  })

  it('thirty questions an hour', () => {
    expect([0, questionsAnHour - 1, questionsAnHour, 99].map(mayAsk)).toEqual([true, true, false, false])
  })
})

const id = '7f0cd7d5-6f0e-4b5e-9d3c-000000000001'
const question = { talkId: null, key: id, words: 'Why?', page: null }

describe('what comes in', () => {
  it.each<[string, object, boolean]>([
    ['a first question', question, true],
    ['in a talk, from a page', { ...question, talkId: id, page: 'payments' }, true],
    ['as long as it may be', { ...question, words: 'x'.repeat(longestQuestion) }, true],
    ['longer', { ...question, words: 'x'.repeat(longestQuestion + 1) }, false],
    ['nothing', { ...question, words: ' \u200b\n' }, false],
    ['from a page that is none', { ...question, page: '/customer/payments' }, false],
    ['A06: with more than that', { ...question, helped: true }, false],
    ['without a key', { ...question, key: undefined }, false],
  ])('a question: %s', (_, input, good) => {
    expect(questionInput.safeParse(input).success).toBe(good)
  })

  it('a question is plain text', () => {
    expect(questionInput.parse({ ...question, words: ' a\u202e b\r\nc ' }).words).toBe('a b\nc')
  })

  it.each<[string, boolean]>([
    ['a'.repeat(64), true],
    ['A'.repeat(64), false],
    ['a'.repeat(63), false],
    ['', false],
  ])('what was shown is named by its digest: %s', (shown, good) => {
    expect(handOverInput.safeParse({ talkId: id, shown }).success).toBe(good)
  })

  it('a verdict is yes or no', () => {
    expect(verdictInput.safeParse({ turnId: id, helped: false }).success).toBe(true)
    expect(verdictInput.safeParse({ turnId: id, helped: 'no' }).success).toBe(false)
  })

  it.each<[unknown, object]>([
    [undefined, { ok: true, value: null }],
    ['', { ok: true, value: null }],
    [' \n', { ok: true, value: null }],
    ['\u200b', { ok: true, value: null }],
    [['a', 'b'], { ok: true, value: null }],
    [' My card ', { ok: true, value: 'My card' }],
    ['a\0b', { ok: true, value: 'ab' }],
    ['x'.repeat(longestQuestion + 1), { ok: false, reason: 'question_too_long' }],
  ])('before signing in: %j', (given, read) => {
    expect(readQuestion(given)).toEqual(read)
  })
})
