import { describe, expect, it } from 'vitest'
import { channelsAtMost, LastChanges } from './last-changes'

const second = 1_000
const now = 1_000 * second
const sara = ['person:sara', 'branch:first']

/** Listening for a hundred seconds. */
const heard = (...changes: [string, string, number][]) => {
  const last = new LastChanges(now - 100 * second)
  for (const [channel, what, ago] of changes) last.note(channel, what, now - ago * second)
  return last
}

describe('who did not listen for a moment', () => {
  it.each([
    ['nothing changed', heard(), 5, false],
    ['something of theirs changed', heard(['person:sara', 'message', 3]), 5, true],
    ['of their branch', heard(['branch:first', 'booking', 3]), 5, true],
    ['of somebody else', heard(['person:jonas', 'message', 3]), 5, false],
    ['before that', heard(['person:sara', 'message', 30]), 5, false],
    ['just before: clocks differ', heard(['person:sara', 'message', 6]), 5, true],
    ['what no page lists', heard(['person:sara', 'presence', 3]), 5, false],
    [
      'twice, the last time just now',
      heard(['person:sara', 'bank', 30], ['person:sara', 'bank', 1]),
      5,
      true,
    ],
    ['for longer than anybody here has listened', heard(), 99, true],
  ])('%s', (_, last, ago, missed) => {
    expect(last.mayHave(sara, now - ago * second)).toBe(missed)
  })

  it('may have missed anything while nobody here listened', () => {
    const last = heard(['person:jonas', 'message', 3])
    last.forget(now)
    expect(last.mayHave(sara, now)).toBe(true)
    expect(last.mayHave(sara, now + 3 * second)).toBe(false)
  })

  it('more people than are kept apart may all have missed something, once', () => {
    const last = heard()
    for (let nth = 0; nth < channelsAtMost; nth += 1) last.note(`person:${nth}`, 'bank', now)
    expect(last.mayHave(sara, now + 3 * second)).toBe(false)
    last.note('person:one-more', 'bank', now + 10 * second)
    expect(last.mayHave(sara, now + 3 * second)).toBe(true)
    expect(last.mayHave(sara, now + 13 * second)).toBe(false)
  })
})
