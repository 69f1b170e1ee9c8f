import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, largestAmount, parseAmount, plainAmount } from './money'

describe('parseAmount', () => {
  test.each([
    ['1', 100n],
    ['0,01', 1n],
    ['12.5', 1250n],
    ['12,50', 1250n],
    ['1 234,50', 123450n],
    ['1\u00a0234,50', 123450n],
    ['1\u202f234', 123400n],
    ['1.234,50', 123450n],
    ['1,234.50', 123450n],
    ['1.234.567', 123456700n],
    ['1,234,567', 123456700n],
    ['1,234,567.8', 123456780n],
    [' 500 ', 50000n],
    ['1000000000', largestAmount],
  ])('%s is %s minor units', (text, amount) => {
    expect(parseAmount(text)).toEqual({ ok: true, value: amount })
  })

  test.each([
    ['', 'amount_missing'],
    ['   ', 'amount_missing'],
    ['0', 'amount_not_positive'],
    ['0,00', 'amount_not_positive'],
    ['-5', 'amount_not_positive'],
    ['\u22125', 'amount_not_positive'],
    ['1.234', 'amount_invalid'],
    ['1,234', 'amount_invalid'],
    ['1,2,3', 'amount_invalid'],
    ['12,345', 'amount_invalid'],
    ['1e3', 'amount_invalid'],
    ['0x10', 'amount_invalid'],
    ['NaN', 'amount_invalid'],
    ['Infinity', 'amount_invalid'],
    ['=1+1', 'amount_invalid'],
    ['100 kr', 'amount_invalid'],
    ['١٢', 'amount_invalid'],
    ['9'.repeat(1_000), 'amount_invalid'],
    ['1000000000,01', 'amount_too_large'],
  ])('A57 %s is refused as %s', (text, reason) => {
    expect(parseAmount(text)).toEqual({ ok: false, reason })
  })

  test('whatever is written down plainly is read back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: largestAmount }), (amount) => {
        expect(parseAmount(plainAmount(amount))).toEqual({ ok: true, value: amount })
      }),
    )
  })

  test('never throws, and never says yes to anything but a positive amount within bounds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseAmount(text)
        if (read.ok) expect(read.value > 0n && read.value <= largestAmount).toBe(true)
      }),
    )
  })
})

test.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [-5n, '-0.05'],
  [123405n, '1234.05'],
  [-123405n, '-1234.05'],
  [9_007_199_254_740_993n, '90071992547409.93'],
])('plainAmount(%s) is %s', (amount, text) => {
  expect(plainAmount(amount)).toBe(text)
})

describe('formatMoney', () => {
  const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

  test.each([
    [123450n, 'sv', '1 234,50 kr'],
    [-123450n, 'sv', '−1 234,50 kr'],
    [123450n, 'en', 'SEK 1,234.50'],
    [-123450n, 'en', '−SEK 1,234.50'],
  ])('%s in %s', (amount, locale, text) => {
    expect(spaced(formatMoney({ amount, currency: 'SEK' }, locale))).toBe(text)
  })

  test('money in and out can always carry its sign', () => {
    expect(spaced(formatMoney({ amount: 100n, currency: 'SEK' }, 'sv', 'always'))).toBe('+1,00 kr')
    expect(spaced(formatMoney({ amount: 0n, currency: 'SEK' }, 'sv', 'always'))).toBe('0,00 kr')
  })

  test('amounts beyond the exact range of a float keep every öre', () => {
    expect(formatMoney({ amount: 9_007_199_254_740_993n, currency: 'SEK' }, 'en')).toContain(
      '90,071,992,547,409.93',
    )
  })
})
