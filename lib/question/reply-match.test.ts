import { describe, expect, it } from 'vitest'
import { type Candidate, matchReply } from './reply-match'

const question = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  customerId: 'sara',
  state: 'open',
  askedAt: 100,
  ...change,
})
const answered = question('answered', { state: 'answered' })
const withdrawn = question('withdrawn', { state: 'withdrawn', askedAt: 200 })
const unknown = { kind: 'unknown' }

describe('which question is answered', () => {
  it.each<[string, Candidate[], Candidate[], object]>([
    ['nothing is known of it', [], [], unknown],
    ['the one that went out there', [], [question('a')], { kind: 'answer', id: 'a' }],
    [
      'the one open among those that were answered',
      [],
      [answered, question('a')],
      { kind: 'answer', id: 'a' },
    ],
    ['two are open: nothing is guessed', [], [question('a'), question('b')], unknown],
    [
      'the one whose code it is',
      [question('b')],
      [question('a'), question('b')],
      { kind: 'answer', id: 'b' },
    ],
    [
      'its code, though it did not go out there',
      [question('c')],
      [question('a')],
      { kind: 'answer', id: 'c' },
    ],
    ['its code, answered before', [answered], [question('a')], { kind: 'late', id: 'answered' }],
    ['its code, withdrawn', [withdrawn], [], { kind: 'late', id: 'withdrawn' }],
    ['none open: after the one asked last', [], [answered, withdrawn], { kind: 'late', id: 'withdrawn' }],
    [
      'none open, two have the address',
      [],
      [answered, question('x', { state: 'answered', customerId: 'jonas' })],
      unknown,
    ],
    [
      'two have the address, one is asked',
      [],
      [answered, question('x', { customerId: 'jonas' })],
      { kind: 'answer', id: 'x' },
    ],
    [
      'two codes: the latest asked',
      [question('a'), question('b', { askedAt: 200 })],
      [],
      { kind: 'answer', id: 'b' },
    ],
    ['a code given out anew: the open one', [withdrawn, question('a')], [], { kind: 'answer', id: 'a' }],
  ])('%s', (_, named, sent, match) => {
    expect(matchReply(named, sent)).toEqual(match)
  })

  it('in whatever order they are found', () => {
    const some = [answered, withdrawn, question('a')]
    expect(matchReply([], [...some].reverse())).toEqual(matchReply([], some))
    expect(matchReply([...some].reverse(), [])).toEqual(matchReply(some, []))
  })
})
