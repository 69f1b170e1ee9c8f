import { describe, expect, it } from 'vitest'
import type { Tried } from '@/lib/contact/tried'
import { plainWords } from '@/tests/support/hand-over-words'
import { handOverOf, longestShort, shortened } from './hand-over'
import type { Turn } from './talk'

const turn = (said: string, change: Partial<Turn> = {}): Turn => ({
  ...{ id: 't', at: 0, words: said, page: null, passages: [], helped: null },
  ...change,
})
const passages = (...ids: string[]): Turn['passages'] =>
  ids.map((textId) => ({ textId, why: { kind: 'words', words: [] } }))
const tried: Tried = {
  ...{ form: 'payment_new', step: 'check', outcome: 'stopped', codes: ['over_daily_limit'] },
  ...{ fields: ['amount'], at: 0, times: 2, settled: false },
}
const told = (turns: Turn[], lately: Tried[] = [], longest = 4_000) =>
  handOverOf(turns, lately, plainWords, longest)

describe('what goes along', () => {
  it('is everything that was said, shown, where they were and what stopped', () => {
    const turns = [
      turn('Why can I not pay?', {
        passages: passages('daily-limit', 'pay'),
        helped: false,
        page: 'payments',
      }),
      turn('And the builder?', { page: 'cards' }),
      turn('Thanks', { passages: passages('call'), helped: true }),
    ]
    expect(told(turns, [tried])).toEqual({
      subject: 'Why can I not pay?',
      parts: [
        `Why can I not pay?

HEADING

shown: daily-limit; pay
that was not it

2: And the builder?
nothing

3: Thanks
shown: call
that was it

from cards

TRIED
- payment_new over_daily_limit 2`,
      ],
    })
  })

  it('is nothing that is not there', () => {
    expect(told([turn('Hello')]).parts).toEqual(['Hello\n\nHEADING\n\nnothing'])
  })

  it('says each of the customer’s words once', () => {
    const [all = ''] = told([turn('first words'), turn('second words')]).parts
    expect(all.split('first words')).toHaveLength(2)
    expect(all.split('second words')).toHaveLength(2)
  })

  it('tells of the ten latest stops', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...tried, times: at }))
    const [all = ''] = told([turn('x')], many).parts
    expect(all.match(/^- /gm)).toHaveLength(10)
    expect(all).toContain('over_daily_limit 0')
    expect(all).not.toContain('over_daily_limit 10')
  })

  it('is as many messages as it takes, none too long, and nothing is lost', () => {
    const turns = Array.from({ length: 20 }, (_, at) => turn(`${at} ${'x'.repeat(497)}`))
    const { parts, subject } = told(turns, [tried])
    expect(parts.length).toBe(3)
    expect(parts.every((part) => part.length <= 4_000)).toBe(true)
    for (const { words: said } of turns) expect(parts.some((part) => part.includes(said))).toBe(true)
    expect(parts[0]?.startsWith(turns[0]?.words ?? '?')).toBe(true)
    expect(subject.length).toBeLessThanOrEqual(longestShort)
  })

  it('a block that is longer than a message is cut', () => {
    const { parts } = told([turn('y'.repeat(25))], [], 10)
    expect(parts.every((part) => part.length <= 10)).toBe(true)
    expect(parts.join('').replaceAll('\n', '')).toContain('y'.repeat(25))
  })
})

describe('a question as a subject', () => {
  it.each([
    ['My card', 'My card'],
    ['two\nlines  here', 'two lines here'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(81), `${'x'.repeat(79)}…`],
    [`${'word '.repeat(20)}`, `${'word '.repeat(15).trimEnd()}…`],
    [`${'x'.repeat(78)}🙂🙂`, `${'x'.repeat(78)}…`],
  ])('%s', (said, subject) => {
    expect(shortened(said)).toBe(subject)
  })
})
