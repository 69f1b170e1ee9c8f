import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAccountNumber, isIban, lastFour, makeIban, parseAccountNumber } from './account-number'

const right = 'SE4550000000058398257466'

describe('isIban', () => {
  test.each([
    right,
    'NO9386011117947',
    'DK5000400440116243',
    'FI2112345600000785',
    'DE89370400440532013000',
    'GB29NWBK60161331926819',
  ])('%s is right', (iban) => {
    expect(isIban(iban)).toBe(true)
  })

  test.each([
    ['wrong check digits', 'SE4650000000058398257466'],
    ['two digits swapped', 'SE4550000000058398254766'],
    ['too short', 'SE455000000005839825746'],
    ['unknown country', 'XX4550000000058398257466'],
    ['spaces inside', 'SE45 5000 0000 0583 9825 7466'],
    ['nothing', ''],
  ])('%s is wrong', (_what, iban) => {
    expect(isIban(iban)).toBe(false)
  })

  test('a made number is right, and any one digit changed makes it wrong', () => {
    const basic = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(
        basic,
        fc.integer({ min: 4, max: 23 }),
        fc.integer({ min: 1, max: 9 }),
        (digits, at, by) => {
          const iban = makeIban('SE', digits.join(''))
          expect(isIban(iban)).toBe(true)
          const changed = (Number(iban[at]) + by) % 10
          expect(isIban(`${iban.slice(0, at)}${changed}${iban.slice(at + 1)}`)).toBe(false)
        },
      ),
    )
  })
})

describe('parseAccountNumber', () => {
  test.each([
    ['se45 5000 0000 0583 9825 7466', 'iban', right],
    ['SE45-5000-0000-0583-9825-7466', 'iban', right],
    ['5050-1055', 'bankgiro', '50501055'],
    ['991-2346', 'bankgiro', '9912346'],
  ])('%s is the %s %s', (text, kind, number) => {
    expect(parseAccountNumber(text)).toEqual({ ok: true, value: { kind, number } })
  })

  test.each([
    ['', 'number_missing'],
    [' - ', 'number_missing'],
    ['5050-1056', 'number_invalid'],
    ['0000-0000', 'number_invalid'],
    ['123', 'number_invalid'],
    ["1' OR '1'='1", 'number_invalid'],
    ['٥٠٥٠١٠٥٥', 'number_invalid'],
    ['SE4650000000058398257466', 'number_invalid'],
  ])('A42 %s is refused as %s', (text, reason) => {
    expect(parseAccountNumber(text)).toEqual({ ok: false, reason })
  })
})

test('numbers are shown in groups', () => {
  expect(formatAccountNumber(right)).toBe('SE45 5000 0000 0583 9825 7466')
  expect(formatAccountNumber('50501055')).toBe('5050-1055')
  expect(formatAccountNumber('9912346')).toBe('991-2346')
})

test('an advisor sees the last four digits', () => {
  expect(lastFour(right)).toBe('7466')
})
