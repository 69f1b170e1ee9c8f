import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
  type BankAction,
  type Confirmation,
  canonical,
  type LookedAlong,
  lookedAlongBy,
  mayUse,
  wrongPassword,
} from './confirmation'

const made = new Date('2026-11-22T10:00:00Z')
const after = (ms: number) => new Date(made.getTime() + ms)
const fresh: Confirmation = { digest: 'a', madeAt: made, usedAt: null, lookedAlong: 'no' }

describe('mayUse', () => {
  test.each<
    [string, Confirmation | null, { digest?: string; at?: number; lookedAlong?: LookedAlong }, string]
  >([
    ['a fresh one', fresh, {}, 'ok'],
    ['in its last millisecond', fresh, { at: 59_999 }, 'ok'],
    ['none', null, {}, 'confirmation_missing'],
    ['for something else', fresh, { digest: 'b' }, 'confirmation_other'],
    ['used', { ...fresh, usedAt: after(1) }, {}, 'confirmation_used'],
    ['a minute old', fresh, { at: 60_000 }, 'confirmation_expired'],
    ['from the future', fresh, { at: -1 }, 'confirmation_expired'],
    ['made unseen, somebody looks now', fresh, { lookedAlong: 'yes' }, 'confirm_again'],
    ['made unseen, not known now', fresh, { lookedAlong: 'unknown' }, 'confirm_again'],
    ['made seen, still seen', { ...fresh, lookedAlong: 'yes' }, { lookedAlong: 'yes' }, 'ok'],
    ['made seen, unseen now', { ...fresh, lookedAlong: 'yes' }, { lookedAlong: 'no' }, 'ok'],
    ['made not knowing, seen now', { ...fresh, lookedAlong: 'unknown' }, { lookedAlong: 'yes' }, 'ok'],
  ])('%s', (_what, confirmation, use, answer) => {
    const result = mayUse(confirmation, {
      digest: use.digest ?? 'a',
      now: after(use.at ?? 1_000),
      lookedAlong: use.lookedAlong ?? 'no',
    })
    expect(result.ok ? 'ok' : result.reason).toBe(answer)
  })

  test('for something else is said before anything about that other confirmation', () => {
    const use = { digest: 'b', now: after(90_000), lookedAlong: 'no' as const }
    expect(mayUse({ ...fresh, usedAt: after(1) }, use)).toEqual({ ok: false, reason: 'confirmation_other' })
  })
})

describe('canonical', () => {
  const pay: BankAction = {
    type: 'pay',
    from: 'a',
    to: { kind: 'number', number: '50501055' },
    amount: { amount: 100n, currency: 'SEK' },
    message: 'Rent',
    key: 'k',
  }

  test.each<[string, BankAction]>([
    ['payer', { ...pay, from: 'b' }],
    ['payee', { ...pay, to: { kind: 'number', number: '9912346' } }],
    ['own account instead of number', { ...pay, to: { kind: 'own', account: '50501055' } }],
    ['amount', { ...pay, amount: { amount: 101n, currency: 'SEK' } }],
    ['currency', { ...pay, amount: { amount: 100n, currency: 'EUR' } }],
    ['message', { ...pay, message: 'Rent ' }],
    ['form', { ...pay, key: 'l' }],
    ['kind of action', { type: 'block_card', card: 'a', version: 1 }],
  ])('another %s is another text', (_what, other) => {
    expect(canonical(other)).not.toBe(canonical(pay))
  })

  test('blocking is not unblocking, nor blocking another card, nor at another version', () => {
    const texts = [
      canonical({ type: 'block_card', card: 'a', version: 1 }),
      canonical({ type: 'unblock_card', card: 'a', version: 1 }),
      canonical({ type: 'block_card', card: 'b', version: 1 }),
      canonical({ type: 'block_card', card: 'a', version: 2 }),
    ]
    expect(new Set(texts).size).toBe(4)
  })

  test('no text in one field can pass for another field', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (message, key, message2, key2) => {
        fc.pre(message !== message2 || key !== key2)
        expect(canonical({ ...pay, message, key })).not.toBe(
          canonical({ ...pay, message: message2, key: key2 }),
        )
      }),
    )
  })
})

describe('lookedAlongBy', () => {
  test.each<[string, { seenAt: Date } | null, LookedAlong]>([
    ['nothing shared', null, 'no'],
    ['seen just now', { seenAt: made }, 'yes'],
    ['seen almost a minute ago', { seenAt: after(-59_999) }, 'yes'],
    ['silent for a minute', { seenAt: after(-60_000) }, 'unknown'],
    ['seen on a clock that is ahead', { seenAt: after(5_000) }, 'yes'],
  ])('%s', (_what, open, answer) => {
    expect(lookedAlongBy(open, made)).toBe(answer)
  })
})

it.each([
  ['wrong_credentials', 'wrong_password'],
  ['too_many_tries', 'too_many_tries'],
] as const)('%s is told as %s', (reason, told) => {
  expect(wrongPassword(reason)).toBe(told)
})
