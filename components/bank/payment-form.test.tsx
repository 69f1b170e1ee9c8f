import { describe, expect, test } from 'vitest'
import type { Account } from '@/lib/bank/account'
import { emptyDraft, type PaymentDraft } from '@/lib/bank/payment'
import type { PaymentSummary, Problem } from '@/lib/bank/payment-steps'
import { attributes, markup, textOf } from '@/tests/support/markup'
import { sharedText } from '@/tests/support/shared-text'
import { PaymentFacts } from './payment-facts'
import { PaymentForm } from './payment-form'

const accounts: Account[] = (['salary', 'savings', 'mortgage'] as const).map((kind, n) => ({
  id: `${n}${n}${n}${n}${n}${n}${n}${n}-0000-4000-8000-000000000000`,
  kind,
  name: kind,
  number: `SE000000000000000000000${n}`,
  balance: { amount: 100_000n, currency: 'SEK' },
  creditLimit: 0n,
}))
const payees = [{ id: 'p', name: 'Brf Kastanjen', number: '50501055' }]
const form = (change: Partial<PaymentDraft> = {}, problems: Problem[] = [], known = payees) =>
  markup(
    <PaymentForm
      {...{ accounts, problems, payees: known }}
      draft={{ ...emptyDraft, from: accounts[0]?.id ?? '', ...change }}
      onEdit={() => {}}
      onCheck={async () => {}}
    />,
  )

describe('the payment form', () => {
  test('offers what can be paid from, and never the same account to pay to', () => {
    const html = form({ to: 'own' })
    const [from = '', to = ''] = html.match(/<select.*?<\/select>/g) ?? []
    expect(textOf(from)).toMatch(/^Choose salary.*savings/)
    expect(textOf(from)).not.toContain('mortgage')
    expect(textOf(to)).toMatch(/^Choose savings/)
    expect(textOf(to)).not.toContain('salary')
  })

  test('without saved payees does not offer them', () => {
    expect(textOf(form({ to: 'new' }, [], []))).not.toContain('Saved payee')
    expect(textOf(form())).toContain('Saved payee')
  })

  test('says what is wrong above and at the field, tied together', () => {
    const html = form({}, [{ field: 'amount', reason: 'amount_missing' }])
    expect(html.match(/Write the amount\./g)).toHaveLength(2)
    expect(html).toContain('role="alert"')
    expect(html).toContain('href="#payment-amount"')
    expect(attributes(html, 'aria-describedby').join(' ')).toContain('payment-amount-error')
    expect(attributes(html, 'aria-invalid')).toEqual(['true'])
  })

  test('a problem of the whole form has no field to lead to', () => {
    const html = form({}, [{ field: null, reason: 'unavailable' }])
    expect(html).toContain('role="alert"')
    expect(html).not.toContain('href="#')
  })

  test('whoever looks along reads labels, choices, errors and the amount; not who is new, nor the message', () => {
    const typed = {
      to: 'new',
      name: 'Herman',
      number: '5810-0132',
      amount: '12,34',
      message: 'Psst',
    } as const
    const seen = sharedText(form(typed, [{ field: 'number', reason: 'number_invalid' }]))
    for (const word of ['From', 'New payee', 'Name of payee', '12,34', 'This number cannot be right'])
      expect(seen).toContain(word)
    expect(seen).not.toMatch(/Herman|5810|0132|Psst/)
  })
})

describe('what will be paid', () => {
  const summary: PaymentSummary = {
    from: { name: 'Vardagskonto', lastFour: '3685' },
    to: { name: 'Eva Berg', number: 'SE4550000000058398257466', own: false },
    amount: { amount: 14_950n, currency: 'SEK' },
    message: 'Psst',
  }

  test('is said in full to the customer, in part to whoever looks along', () => {
    const html = markup(<PaymentFacts summary={summary} />)
    expect(textOf(html)).toMatch(/Eva Berg SE45 5000 0000 0583 9825 7466 Amount .*149\.50 Message Psst/)
    expect(sharedText(html)).toBe(
      'From Vardagskonto Ends with 3685 To Eva Berg 7466 Amount SEK 149.50 Message',
    )
  })

  test('without a message has no line for one', () => {
    expect(textOf(markup(<PaymentFacts summary={{ ...summary, message: '' }} />))).not.toContain('Message')
  })
})
