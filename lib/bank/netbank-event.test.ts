import fc from 'fast-check'
import { expect, test } from 'vitest'
import { netbankEvent, wrongPassword } from './netbank-event'

test('what went through has no code', () => {
  expect(netbankEvent('payment', 'done', null)).toEqual({
    kind: 'payment',
    step: 'done',
    code: null,
    fields: [],
  })
})

test('where it stopped is a code and the names of fields, each once', () => {
  expect(netbankEvent('payment', 'check', 'not_enough_money', ['amount', 'amount', null])).toEqual({
    kind: 'payment',
    step: 'check',
    code: 'not_enough_money',
    fields: ['amount'],
  })
})

test.each([['Eva Berg 5050-1055'], ['failed:1f'], [''], ['x'.repeat(41)], ['ÅÄÖ']])(
  'A43 %j is no code and is not written down',
  (reason) => {
    expect(netbankEvent('payment', 'check', reason).code).toBe('other')
  },
)

test('whatever comes in, only words of our own go out', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string()), (reason, fields) => {
      const event = netbankEvent('transfer', 'confirm', reason, fields)
      expect(event.code).toMatch(/^[a-z_]{1,40}$/)
      for (const field of event.fields) expect(field).toMatch(/^[a-z]+$/)
    }),
  )
})

test.each([
  ['wrong_credentials', 'wrong_password'],
  ['too_many_tries', 'too_many_tries'],
] as const)('%s is told as %s', (reason, told) => {
  expect(wrongPassword(reason)).toBe(told)
})
