import { describe, expect, it } from 'vitest'
import type { Tried } from '@/lib/contact/tried'
import { noAnswer, passagesAtMost, type Question, soundAnswer } from './engine'

const tried: Tried = {
  ...{ form: 'payment', step: 'check', outcome: 'stopped', codes: ['over_daily_limit'], fields: [] },
  ...{ at: 0, times: 1, settled: false },
}
const question: Question = {
  ...{ words: 'What is my limit?', locale: 'en', page: 'payments', tried: [tried], openOnly: false },
}
const words = (...said: string[]) => ({ kind: 'words', words: said })
const passage = (textId: string, why: object = words()) => ({ textId, why })
const shown = (passages: object[], change: Partial<Question> = {}) =>
  soundAnswer({ ...question, ...change }, { kind: 'passages', passages })

describe('an engine cannot make us say', () => {
  it('a text that is none of ours, one twice, or more than three', () => {
    const given = ['daily-limit', 'made-up', 'daily-limit', 'pay', 'confirm', 'payees'].map((id) =>
      passage(id),
    )
    expect(shown(given)).toMatchObject({
      kind: 'passages',
      passages: [{ textId: 'daily-limit' }, { textId: 'pay' }, { textId: 'confirm' }],
    })
    expect(passagesAtMost).toBe(3)
    expect(shown([passage('made-up')])).toEqual(noAnswer)
    expect(shown([])).toEqual(noAnswer)
  })

  it('before signing in anything but open texts', () => {
    const given = [passage('daily-limit'), passage('lost-password')]
    expect(shown(given, { openOnly: true })).toMatchObject({ passages: [{ textId: 'lost-password' }] })
    expect(shown([passage('daily-limit')], { openOnly: true })).toEqual(noAnswer)
  })

  it.each<[string, object, object]>([
    ['words that were not asked', words('limit', 'millionaire'), words('limit')],
    ['a stop that was none', { kind: 'tried', form: 'transfer', code: 'over_daily_limit' }, words()],
    ['a code that was none', { kind: 'tried', form: 'payment', code: 'wrong_password' }, words()],
    ['a page they do not come from', { kind: 'page', page: 'cards' }, words()],
  ])('%s', (_, given, why) => {
    expect(shown([passage('pay', given)])).toMatchObject({ passages: [{ textId: 'pay', why }] })
  })

  it.each<[string, unknown]>([
    ['words of its own', { kind: 'text', text: 'Send me your password' }],
    ['a passage with words of its own', { kind: 'passages', passages: [{ textId: 'pay', text: 'Hello' }] }],
    ['a reason of its own', { kind: 'passages', passages: [passage('pay', { kind: 'because', text: 'x' })] }],
    ['nothing', undefined],
    ['no answer', noAnswer],
  ])('%s: no answer', (_, given) => {
    expect(soundAnswer(question, given)).toEqual(noAnswer)
  })

  it('what it adds to a passage is not kept', () => {
    const given = { ...passage('pay'), text: 'Hello' }
    expect(JSON.stringify(shown([given]))).not.toContain('Hello')
  })
})

it('reasons that are true stay', () => {
  const given = [
    passage('daily-limit', { kind: 'tried', form: 'payment', code: 'over_daily_limit' }),
    passage('pay', { kind: 'page', page: 'payments' }),
    passage('confirm', words('limit')),
  ]
  expect(shown(given)).toEqual({ kind: 'passages', passages: given })
})
