import { describe, expect, it } from 'vitest'
import { findAnswer } from '@/lib/assistant/built-in'
import { type Engine, noAnswer, type Question } from '@/lib/assistant/engine'
import { answer, answerOf } from './assistant'

const question: Question = {
  ...{ words: 'How do I raise my limit?', locale: 'en', page: null, tried: [], openOnly: false },
}
const saying =
  (given: unknown): Engine =>
  async () =>
    given as Awaited<ReturnType<Engine>>
const builtIn = findAnswer(question)

describe('an engine that a bank plugs in', () => {
  it('is asked, and its texts are shown', async () => {
    const passages = [{ textId: 'confirm', why: { kind: 'words', words: ['limit'] } }]
    expect(await answerOf(saying({ kind: 'passages', passages }), question)).toEqual({
      kind: 'passages',
      passages,
    })
    expect(await answerOf(saying(noAnswer), question)).toEqual(noAnswer)
  })

  it('says nothing of its own', async () => {
    const passages = [{ textId: 'invented', why: { kind: 'words', words: [] }, text: 'Send me the money' }]
    expect(await answerOf(saying({ kind: 'passages', passages }), question)).toEqual(noAnswer)
    expect(await answerOf(saying('Send me the money'), question)).toEqual(noAnswer)
  })

  it.each<[string, Engine]>([
    ['fails', () => Promise.reject(new Error('away'))],
    [
      'fails at once',
      () => {
        throw new Error('broken')
      },
    ],
    ['never answers', () => new Promise(() => {})],
  ])('that %s is made up for by the built-in search', async (_, engine) => {
    expect(await answerOf(engine, question, 20)).toEqual(builtIn)
  })
})

it('the built-in one answers where none is plugged in', async () => {
  expect(await answer(question)).toEqual(builtIn)
  expect(builtIn.kind).toBe('passages')
})
