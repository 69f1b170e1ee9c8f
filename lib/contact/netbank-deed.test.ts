import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deedDone, deedStopped, namesOfFields, netbankForms, pageOf, paymentForm } from './netbank-deed'

test('what went through has no code', () => {
  expect(deedDone('payment')).toEqual({
    form: 'payment',
    step: 'done',
    outcome: 'done',
    codes: [],
    fields: [],
  })
})

test('where it stopped is a code and the names of fields, each once', () => {
  expect(deedStopped('payment', 'check', 'not_enough_money', ['amount', 'amount', null])).toEqual({
    form: 'payment',
    step: 'check',
    outcome: 'stopped',
    codes: ['not_enough_money'],
    fields: ['amount'],
  })
})

test.each([['Eva Berg 5050-1055'], ['failed:1f'], [''], ['x'.repeat(41)], ['ÅÄÖ']])(
  'A43 %j is no code and is not written down',
  (reason) => {
    expect(deedStopped('payment', 'check', reason, []).codes).toEqual(['other'])
  },
)

test('whatever comes in, only words of our own go out', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (reason, fields) => {
      const deed = deedStopped('transfer', 'confirm', reason, [...fields, 'toString', '__proto__'])
      expect(deed.codes.join()).toMatch(/^[a-z_]{1,40}$/)
      for (const field of deed.fields) expect(field).toMatch(/^[a-z]+$/)
    }),
  )
})

test.each([
  ['own', 'transfer'],
  ['payee', 'payment'],
  ['new', 'payment_new'],
] as const)('a payment to %s is the form %s', (to, form) => {
  expect(paymentForm(to)).toBe(form)
})

test('a change is told by its fields’ names alone', () => {
  expect(namesOfFields({ amount: '1 200', name: 'Eva Berg', to: 'new', keep: true })).toEqual([
    'amount',
    'name',
  ])
})

test('every form has a page', () => {
  expect(netbankForms.map(pageOf)).toEqual([
    '/customer/payments',
    '/customer/payments',
    '/customer/payments',
    '/customer/cards',
    '/customer/cards',
  ])
})
