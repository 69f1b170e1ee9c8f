import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ARMING,
  type Consent,
  type ConsentEvent,
  LONGEST_GAP,
  maySend,
  noConsent,
  PAUSE_AFTER_NO,
  showAt,
  transition,
  waitToAsk,
} from './consent'

const t = 1_000_000
const states: Record<Consent['state'], Consent> = {
  none: noConsent,
  asked: { state: 'asked', askId: 'a1', at: t },
  shown: { state: 'shown', askId: 'a1', at: t },
  refused: { state: 'refused', again: t + PAUSE_AFTER_NO },
  allowed: { state: 'allowed', since: t },
  away: { state: 'away', since: t, gone: t },
  stopped: { state: 'stopped' },
}
const later = t + ARMING
const events: Record<ConsentEvent['type'], ConsentEvent> = {
  ask: { type: 'ask', askId: 'a2', at: later },
  offer: { type: 'offer', at: later },
  show: { type: 'show', at: later },
  allow: { type: 'allow', askId: 'a1', at: later },
  refuse: { type: 'refuse', askId: 'a1', at: later },
  stop: { type: 'stop' },
  gone: { type: 'gone', at: later },
  back: { type: 'back', at: later },
  ended: { type: 'ended' },
}

/** The whole table: what follows, by state and event; everything else is refused. */
const table: [Consent['state'], ConsentEvent['type'], Consent['state'] | string][] = [
  ['none', 'ask', 'asked'],
  ['none', 'offer', 'allowed'],
  ['none', 'show', 'not_asked'],
  ['none', 'allow', 'not_asked'],
  ['none', 'refuse', 'not_asked'],
  ['none', 'stop', 'not_shared'],
  ['none', 'gone', 'not_shared'],
  ['none', 'back', 'not_shared'],
  ['none', 'ended', 'not_shared'],
  ['asked', 'ask', 'already_asked'],
  ['asked', 'offer', 'allowed'],
  ['asked', 'show', 'shown'],
  ['asked', 'allow', 'not_asked'],
  ['asked', 'refuse', 'not_asked'],
  ['asked', 'stop', 'none'],
  ['asked', 'gone', 'none'],
  ['asked', 'back', 'not_shared'],
  ['asked', 'ended', 'not_shared'],
  ['shown', 'ask', 'already_asked'],
  ['shown', 'offer', 'allowed'],
  ['shown', 'show', 'not_asked'],
  ['shown', 'allow', 'allowed'],
  ['shown', 'refuse', 'refused'],
  ['shown', 'stop', 'none'],
  ['shown', 'gone', 'none'],
  ['shown', 'back', 'not_shared'],
  ['shown', 'ended', 'not_shared'],
  ['refused', 'ask', 'asked_too_soon'],
  ['refused', 'offer', 'allowed'],
  ['refused', 'show', 'not_asked'],
  ['refused', 'allow', 'not_asked'],
  ['refused', 'refuse', 'not_asked'],
  ['refused', 'stop', 'not_shared'],
  ['refused', 'gone', 'not_shared'],
  ['refused', 'back', 'not_shared'],
  ['refused', 'ended', 'not_shared'],
  ['allowed', 'ask', 'already_shared'],
  ['allowed', 'offer', 'already_shared'],
  ['allowed', 'show', 'not_asked'],
  ['allowed', 'allow', 'not_asked'],
  ['allowed', 'refuse', 'not_asked'],
  ['allowed', 'stop', 'stopped'],
  ['allowed', 'gone', 'away'],
  ['allowed', 'back', 'not_shared'],
  ['allowed', 'ended', 'stopped'],
  ['away', 'ask', 'already_shared'],
  ['away', 'offer', 'already_shared'],
  ['away', 'show', 'not_asked'],
  ['away', 'allow', 'not_asked'],
  ['away', 'refuse', 'not_asked'],
  ['away', 'stop', 'stopped'],
  ['away', 'gone', 'not_shared'],
  ['away', 'back', 'allowed'],
  ['away', 'ended', 'stopped'],
  ['stopped', 'ask', 'asked'],
  ['stopped', 'offer', 'allowed'],
  ['stopped', 'show', 'not_asked'],
  ['stopped', 'allow', 'not_asked'],
  ['stopped', 'refuse', 'not_asked'],
  ['stopped', 'stop', 'not_shared'],
  ['stopped', 'gone', 'not_shared'],
  ['stopped', 'back', 'not_shared'],
  ['stopped', 'ended', 'not_shared'],
]

test.each(table)('%s + %s -> %s', (state, event, then) => {
  const after = transition(states[state], events[event])
  expect(after.ok ? after.value.state : after.reason).toBe(then)
})
test('the table is whole', () => {
  expect(table).toHaveLength(Object.keys(states).length * Object.keys(events).length)
})

describe('A66: the consent dialog', () => {
  const shown: Consent = { state: 'shown', askId: 'a1', at: t }
  const at = (type: 'allow' | 'refuse', time: number, askId = 'a1') =>
    transition(shown, { type, askId, at: time })

  test.each(['allow', 'refuse'] as const)('%s: the first 700 ms count for nothing', (type) => {
    expect(at(type, t)).toEqual({ ok: false, reason: 'not_armed' })
    expect(at(type, t + ARMING - 1)).toEqual({ ok: false, reason: 'not_armed' })
    expect(at(type, t + ARMING).ok).toBe(true)
  })
  test.each(['allow', 'refuse'] as const)(
    '%s: the answer to an earlier question counts for nothing',
    (type) => {
      expect(at(type, t + ARMING, 'from-an-earlier-session')).toEqual({ ok: false, reason: 'other_question' })
    },
  )
  test('a second click on Allow changes nothing', () => {
    const first = at('allow', later)
    const second = first.ok && transition(first.value, { type: 'allow', askId: 'a1', at: later + 1 })
    expect(second).toEqual({ ok: false, reason: 'not_asked' })
  })
  test('after Not now two minutes of peace, to the millisecond', () => {
    const refused = at('refuse', later)
    const ask = (time: number) =>
      refused.ok && transition(refused.value, { type: 'ask', askId: 'a2', at: time })
    expect(ask(later + PAUSE_AFTER_NO - 1)).toEqual({ ok: false, reason: 'asked_too_soon' })
    expect(ask(later + PAUSE_AFTER_NO)).toMatchObject({ ok: true, value: { state: 'asked' } })
  })
})

describe('a gap', () => {
  test.each([
    [0, 'allowed'],
    [LONGEST_GAP, 'allowed'],
    [LONGEST_GAP + 1, 'none'],
  ])('of %i ms ends in %s', (gap, state) => {
    const after = transition({ state: 'away', since: t, gone: t }, { type: 'back', at: t + gap })
    expect(after.ok && after.value.state).toBe(state)
  })
})

describe('small questions', () => {
  test.each(Object.entries(states))('%s: may it send?', (state, consent) => {
    expect(maySend(consent)).toBe(state === 'allowed')
  })
  test.each([
    [null, t],
    [t - 5_000, t],
    [t - 400, t + 600],
    [t, t + 1_000],
  ])('typed at %o: the question is shown at %i', (typed, shown) => expect(showAt(t, typed)).toBe(shown))
  test.each([
    ['none', 0],
    ['refused', PAUSE_AFTER_NO],
    ['stopped', 0],
  ] as const)('%s: wait %i', (state, wait) => expect(waitToAsk(states[state], t)).toBe(wait))
})

test('nothing leads to allowed but Allow, an own offer, or coming back in time (any course of events)', () => {
  const step = fc.record({
    type: fc.constantFrom(...Object.keys(events)),
    wait: fc.nat(130_000),
    own: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let [consent, now]: [Consent, number] = [noConsent, t]
      for (const { type, wait, own } of steps) {
        now += wait
        const event = {
          ...events[type as ConsentEvent['type']],
          at: now,
          askId: own || type === 'ask' ? 'a2' : 'old',
        }
        const after = transition(consent, event as ConsentEvent)
        if (!after.ok) continue
        const may = ['allow', 'offer', 'back'].includes(type)
        if (after.value.state === 'allowed' && consent.state !== 'allowed' && !may) return false
        if (type === 'allow' && !own) return false
        consent = after.value
      }
      return true
    }),
  )
})
