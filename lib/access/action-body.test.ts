import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { deepest, isPlainReply } from './action-body'

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

describe('what an action is called with', () => {
  it.each<[string, string]>([
    ['nothing to say', '[]'],
    ['one thing', '[{"id":"x","move":false,"at":7,"none":null}]'],
    ['what is left out', '[{"advisorId":"$undefined"}]'],
    ['a text that begins with a dollar', '[{"about":"$$100 a month"}]'],
    ['as deep as it may', nested(deepest + 1)],
  ])('%s', (_, text) => {
    expect(isPlainReply(text)).toBe(true)
  })

  it.each<[string, string]>([
    ['empty', ''],
    ['half', '[{"id":'],
    ['no list', '{"id":"x"}'],
    ['a number', '7'],
    ['A55: too deep', nested(deepest + 3)],
    ['A55: ten thousand levels', nested(10_000)],
    ['A55: ten thousand objects', `[${'{"a":'.repeat(10_000)}0${'}'.repeat(10_000)}]`],
    ['A54: a reference to a prototype', '["$1:__proto__:then"]'],
    ['a reference within', '[{"a":{"b":["$F1"]}}]'],
    ['a promise', '["$@3"]'],
    ['an undefined that is more', '["$undefined:x"]'],
  ])('is not: %s', (_, text) => {
    expect(isPlainReply(text)).toBe(false)
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof isPlainReply(text) === 'boolean'),
    )
  })
})
