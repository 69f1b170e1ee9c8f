import { describe, expect, test } from 'vitest'
import type { Account } from '@/lib/bank/account'
import { markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { AccountHead } from './account-head'
import { AccountList } from './account-list'

const number = 'SE4550000000058398257466'
const salary: Account = {
  id: '1',
  kind: 'salary',
  name: 'Vardagskonto',
  number,
  balance: { amount: 887_575n, currency: 'SEK' },
  creditLimit: 0n,
}
const credit: Account = { ...salary, id: '2', kind: 'credit', name: 'Reserv', creditLimit: 3_000_000n }
const mortgage: Account = { ...salary, id: '3', kind: 'mortgage', name: 'Hemmet' }
const plain = (html: string) => textOf(html).replace(/[\u00a0\u202f]/g, ' ')

describe('the accounts on the overview', () => {
  test('the first is the large one, the others are a list that leads to each', () => {
    const html = markup(<AccountList accounts={[salary, credit, mortgage]} />)
    expect(plain(html)).toMatch(
      /^Vardagskonto SEK 8,875\.75 Everyday account, ends with 7466 Pay or transfer/,
    )
    expect(html.match(/<li/g)).toHaveLength(2)
    for (const id of ['1', '2', '3']) expect(html).toContain(`href="/customer/accounts/${id}"`)
  })

  test('one account alone has no empty list beside it, none at all has nothing', () => {
    expect(markup(<AccountList accounts={[salary]} />)).not.toContain('<ul')
    expect(markup(<AccountList accounts={[]} />)).toBe('')
  })
})

describe('the head of an account', () => {
  test('shows the customer the whole number, whoever looks along the last four digits', () => {
    const html = markup(<AccountHead account={salary} />)
    expect(plain(html)).toContain('SE45 5000 0000 0583 9825 7466')
    const seen = sharedText(html)
    expect(seen).toContain('SEK 8,875.75')
    expect(seen).toContain('Vardagskonto')
    expect(seen).toContain('7466')
    expect(seen).not.toMatch(/SE45|5000|5839/)
  })

  test('says what a credit adds, and offers no payment from a mortgage', () => {
    expect(plain(markup(<AccountHead account={credit} />))).toContain('Available with credit: SEK 38,875.75')
    const owed = plain(markup(<AccountHead account={mortgage} />))
    expect(owed).toContain('Left to pay back')
    expect(owed).not.toContain('Pay or transfer')
  })

  test('in Swedish as well', () => {
    expect(plain(markup(<AccountHead account={salary} />, 'sv'))).toContain('Saldo 8 875,75 kr')
  })
})
