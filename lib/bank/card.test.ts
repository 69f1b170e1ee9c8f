import { describe, expect, test } from 'vitest'
import { type Card, type CardEvent, isExpired, transition } from './card'

const today = '2026-11-22'
const card: Card = {
  id: 'c',
  accountId: 'a',
  kind: 'debit',
  name: 'Bankkort',
  lastFour: '4242',
  expiresOn: '2028-05-31',
  status: 'active',
  version: 3,
}

describe('the moves of a card', () => {
  test.each<[Card['status'], string, CardEvent['type'], number, string]>([
    ['active', '2028-05-31', 'block', 3, 'blocked'],
    ['active', '2028-05-31', 'unblock', 3, 'not_blocked'],
    ['blocked', '2028-05-31', 'block', 3, 'already_blocked'],
    ['blocked', '2028-05-31', 'unblock', 3, 'active'],
    ['active', '2020-01-31', 'block', 3, 'blocked'],
    ['blocked', '2020-01-31', 'unblock', 3, 'card_expired'],
    ['active', '2028-05-31', 'block', 2, 'card_changed'],
    ['blocked', '2028-05-31', 'unblock', 4, 'card_changed'],
    ['blocked', '2028-05-31', 'block', 2, 'already_blocked'],
  ])('%s until %s, %s at version %s: %s', (status, expiresOn, type, version, answer) => {
    const result = transition({ ...card, status, expiresOn }, { type, version, today })
    expect(result.ok ? result.value.status : result.reason).toBe(answer)
  })

  test('a move changes the status and the version, nothing else', () => {
    const result = transition(card, { type: 'block', version: 3, today })
    expect(result).toEqual({ ok: true, value: { ...card, status: 'blocked', version: 4 } })
    expect(card.status).toBe('active')
  })
})

test.each([
  ['2026-11-21', true],
  ['2026-11-22', false],
  ['2026-11-23', false],
])('a card valid to %s is expired: %s', (expiresOn, expired) => {
  expect(isExpired({ expiresOn }, today)).toBe(expired)
})
