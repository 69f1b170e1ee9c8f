import { describe, expect, test } from 'vitest'
import type { Card } from '@/lib/bank/card'
import { markup, textOf } from '@/tests/support/markup'
import { CardItem } from './card-item'

const card: Card = {
  id: 'c',
  accountId: 'a',
  kind: 'debit',
  name: 'Bankkort',
  lastFour: '1564',
  expiresOn: '2028-05-31',
  status: 'active',
  version: 1,
}
const shown = (change: Partial<Card>, expired = false) =>
  textOf(
    markup(
      <CardItem
        card={{ ...card, ...change }}
        accountName="Vardagskonto"
        expired={expired}
        onAsk={() => {}}
      />,
    ),
  )

describe('a card', () => {
  test.each<[Partial<Card>, boolean, string, string | null]>([
    [{}, false, 'Active', 'Block card'],
    [{ status: 'blocked' }, false, 'Blocked', 'Unblock card'],
    [{}, true, 'Expired', 'Block card'],
    [{ status: 'blocked' }, true, 'Expired', null],
  ])('%j, expired: %s, is %s and offers %s', (change, expired, state, offer) => {
    const text = shown(change, expired)
    expect(text).toContain(state)
    if (offer) expect(text).toContain(offer)
    else expect(text).not.toMatch(/lock card/)
  })

  test('shows its last four digits and until when it is valid', () => {
    expect(shown({})).toContain('•••• 1564 Draws on Vardagskonto. Valid until 05/28.')
  })
})
