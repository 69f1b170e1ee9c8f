import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Transaction } from './account'
import { attachment, statementCsv, statementName, textCell } from './statement'

const line = (text: string, amount: bigint): Transaction => ({
  id: '1',
  bookedOn: '2026-11-22',
  text,
  kind: 'purchase',
  amount: { amount, currency: 'SEK' },
})
const heads = { date: 'Date', text: 'Text', amount: 'Amount', currency: 'Currency' }

describe('A45 no cell is a formula', () => {
  test.each([
    ['=cmd|calc', `"'=cmd|calc"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"' =1"`],
    ['  =1', `"'  =1"`],
    ['\u00a0=1', `"'\u00a0=1"`],
    ['\uff1d1', `"'\uff1d1"`],
    ['%0A', `"'%0A"`],
    ['ICA = Maxi', '"ICA = Maxi"'],
    ['He said "hi"', '"He said ""hi"""'],
    ['two\r\nlines', '"two lines"'],
    ['', '""'],
  ])('%j is written as %j', (text, cell) => {
    expect(textCell(text)).toBe(cell)
  })

  test('whatever the text, one cell stays one cell on one line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inner = textCell(text).slice(1, -1)
        expect(inner.replaceAll('""', '')).not.toContain('"')
        expect(inner).not.toMatch(/[\r\n\t]/)
        expect(inner).not.toMatch(/^\s*[=+\-@]/)
      }),
    )
  })
})

describe('statementCsv', () => {
  test('English: comma and decimal point', () => {
    expect(statementCsv([line('ICA', -12_345n)], heads, 'en')).toBe(
      '\ufeff"Date","Text","Amount","Currency"\r\n2026-11-22,"ICA",-123.45,"SEK"\r\n',
    )
  })

  test('Swedish: semicolon and decimal comma', () => {
    expect(statementCsv([line('ICA', 5n)], heads, 'sv')).toContain('2026-11-22;"ICA";0,05;"SEK"')
  })

  test('no transactions is still a file with its heads', () => {
    expect(statementCsv([], heads, 'sv').split('\r\n')).toHaveLength(2)
  })
})

test('the name is made of the kind and the last digits', () => {
  expect(statementName({ kind: 'salary', number: 'SE4550000000058398257466' }, '2026-11-22')).toBe(
    'salary-7466-2026-11-22.csv',
  )
})

describe('A44 a file name cannot split the header', () => {
  test.each([
    ['a.csv', `attachment; filename="a.csv"; filename*=UTF-8''a.csv`],
    ['a"b.csv', `attachment; filename="a_b.csv"; filename*=UTF-8''a%22b.csv`],
    ['a\r\nX: y', `attachment; filename="a__X__y"; filename*=UTF-8''a%0D%0AX%3A%20y`],
    ['lön.csv', `attachment; filename="l_n.csv"; filename*=UTF-8''l%C3%B6n.csv`],
    ["it's(1)", `attachment; filename="it_s_1_"; filename*=UTF-8''it%27s%281%29`],
  ])('%j', (name, header) => {
    expect(attachment(name)).toBe(header)
  })

  test('whatever the name, the header is printable ASCII with one file name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(attachment(name)).toMatch(/^[\x20-\x7e]+$/)
        expect(attachment(name).match(/"/g)).toHaveLength(2)
      }),
    )
  })
})
