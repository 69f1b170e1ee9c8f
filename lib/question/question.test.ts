import { describe, expect, it } from 'vitest'
import { mayAsk, type QuestionEvent, type QuestionStanding, type QuestionState, transition } from './question'

const standings: Record<QuestionState, QuestionStanding> = {
  open: { state: 'open' },
  answered: { state: 'answered', answeredAt: 100, answerId: 'first' },
  withdrawn: { state: 'withdrawn', withdrawnAt: 100 },
}
const answer = { type: 'answer', at: 200, answerId: 'second' } as const
const withdraw = { type: 'withdraw', at: 200 } as const

describe('the table of legal moves', () => {
  it.each<[QuestionState, QuestionEvent, QuestionStanding | string]>([
    ['open', answer, { state: 'answered', answeredAt: 200, answerId: 'second' }],
    ['open', withdraw, { state: 'withdrawn', withdrawnAt: 200 }],
    ['answered', answer, 'already_answered'],
    ['answered', withdraw, 'already_answered'],
    ['withdrawn', answer, 'question_withdrawn'],
    ['withdrawn', withdraw, 'question_withdrawn'],
  ])('%s, %j: %j', (from, event, to) => {
    const moved = transition(standings[from], event)
    expect(moved.ok ? moved.value : moved.reason).toEqual(to)
  })

  it('the first answer stays the answer, whatever comes after it', () => {
    const once = transition(standings.open, { ...answer, answerId: 'first' })
    expect(once.ok && transition(once.value, answer)).toEqual({ ok: false, reason: 'already_answered' })
    expect(once).toMatchObject({ value: { answerId: 'first' } })
  })
})

describe('nobody is asked twice', () => {
  it.each<[QuestionState | null, object]>([
    [null, { ok: true, value: true }],
    ['withdrawn', { ok: true, value: true }],
    ['open', { ok: false, reason: 'already_asked' }],
    ['answered', { ok: false, reason: 'already_answered' }],
  ])('about what is %s', (known, may) => {
    expect(mayAsk(known)).toEqual(may)
  })
})
