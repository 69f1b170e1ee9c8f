import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aboutForm, emptyDraft, fieldOf, type PaymentDraft, paymentDraft, readDraft } from './payment'

const salary = '11111111-1111-4111-8111-111111111111'
const savings = '22222222-2222-4222-8222-222222222222'
const landlord = '33333333-3333-4333-8333-333333333333'
const draft = (change: Partial<PaymentDraft>): PaymentDraft => ({
  ...emptyDraft,
  from: salary,
  payee: landlord,
  amount: '100',
  ...change,
})
const asNew = { to: 'new', name: 'Eva Berg', number: '5050-1055' } as const

describe('readDraft', () => {
  test('to a known payee', () => {
    expect(readDraft(draft({ message: ' Rent ' }))).toEqual({
      ok: true,
      value: {
        from: salary,
        to: { kind: 'payee', payee: landlord },
        amount: 10_000n,
        message: 'Rent',
      },
    })
  })

  test('to an own account; what is typed for other receivers does not count', () => {
    const read = readDraft(draft({ to: 'own', account: savings, name: '\u0000', number: 'x' }))
    expect(read).toMatchObject({ ok: true, value: { to: { kind: 'own', account: savings } } })
  })

  test('to somebody new', () => {
    expect(readDraft(draft({ ...asNew, keep: false }))).toMatchObject({
      ok: true,
      value: { to: { kind: 'new', name: 'Eva Berg', number: '50501055', keep: false } },
    })
  })

  test('everything that is wrong is named, in the order of the form', () => {
    expect(readDraft({ ...emptyDraft, to: 'new', message: 'a\nb' })).toEqual({
      ok: false,
      problems: [
        { field: 'from', reason: 'from_missing' },
        { field: 'name', reason: 'name_missing' },
        { field: 'number', reason: 'number_missing' },
        { field: 'amount', reason: 'amount_missing' },
        { field: 'message', reason: 'message_invalid' },
      ],
    })
  })

  test.each<[string, Partial<PaymentDraft>, string, string]>([
    ['an id that is none', { from: "1' OR '1'='1" }, 'from', 'from_missing'],
    ['no account', { to: 'own' }, 'account', 'account_missing'],
    ['no payee', { payee: '' }, 'payee', 'payee_missing'],
    ['a name that turns the line round', { ...asNew, name: 'Eva\u202eBerg' }, 'name', 'name_invalid'],
    ['a name with nothing to see', { ...asNew, name: '\u200b' }, 'name', 'name_invalid'],
    ['a name too long', { ...asNew, name: 'x'.repeat(71) }, 'name', 'name_invalid'],
    ['a name with half a sign', { ...asNew, name: '\ud800' }, 'name', 'name_invalid'],
    ['a number that cannot be', { ...asNew, number: '5050-1056' }, 'number', 'number_invalid'],
    ['a message too long', { message: 'x'.repeat(141) }, 'message', 'message_invalid'],
    ['nothing to pay', { amount: '0' }, 'amount', 'amount_not_positive'],
  ])('A37 A42 A57 %s', (_what, change, field, reason) => {
    expect(readDraft(draft(change))).toEqual({ ok: false, problems: [{ field, reason }] })
  })

  test('what looks like markup is only text', () => {
    const name = '<img src=x onerror=alert(1)>'
    expect(readDraft(draft({ ...asNew, name }))).toMatchObject({ ok: true, value: { to: { name } } })
  })

  test('a yes always has a positive amount and one-line texts', () => {
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(text, text, text, (name, amount, message) => {
        const read = readDraft(draft({ ...asNew, name, amount, message }))
        if (!read.ok) return
        expect(read.value.amount > 0n).toBe(true)
        expect(read.value.message).not.toMatch(/[\r\n\0]/)
      }),
    )
  })
})

describe('A06 A55 the form has these fields and no other', () => {
  test.each<[string, unknown]>([
    ['a status', { ...emptyDraft, status: 'paid' }],
    ['a customer', { ...emptyDraft, customerId: salary }],
    ['no amount', { ...emptyDraft, amount: undefined }],
    ['an amount that is a number', { ...emptyDraft, amount: 100 }],
    ['a megabyte', { ...emptyDraft, message: 'x'.repeat(1_000_000) }],
    ['another kind of receiver', { ...emptyDraft, to: 'anybody' }],
    ['an array', []],
    ['nothing', null],
  ])('%s is refused', (_what, input) => {
    expect(paymentDraft.safeParse(input).success).toBe(false)
  })

  test('A54 a prototype in the body is refused and changes nothing', () => {
    const input: unknown = JSON.parse(`{"__proto__":{"to":"own"},"constructor":{"prototype":{}}}`)
    expect(paymentDraft.safeParse(input).success).toBe(false)
    expect({}).not.toHaveProperty('to')
  })
})

test.each([
  ['not_payable', 'own', 'from'],
  ['not_found', 'own', 'from'],
  ['same_account', 'own', 'account'],
  ['same_account', 'new', 'number'],
  ['not_receivable', 'own', 'account'],
  ['currency_differs', 'payee', 'payee'],
  ['not_enough_money', 'payee', 'amount'],
  ['over_daily_limit', 'new', 'amount'],
  ['amount_too_large', 'own', 'amount'],
  ['amount_not_positive', 'own', 'amount'],
] as const)('%s to %s is about %s', (reason, to, field) => {
  expect(fieldOf(reason, to)).toBe(field)
})

test.each([
  ['not_enough_money', 'payee', 'amount'],
  ['wrong_password', 'payee', null],
  ['failed:1f', 'own', null],
  ['constructor', 'own', null],
] as const)('%s is said at %s, about %s', (reason, to, field) => {
  expect(aboutForm(reason, to)).toEqual({ field, reason })
})
