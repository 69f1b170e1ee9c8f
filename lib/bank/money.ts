import { no, ok, type Result } from '@/lib/result'

/** ISO 4217 code. The demo core bank keeps Swedish kronor only, the ledger any of them. */
export type Currency = string

/** An amount in minor units (öre, cent) and its currency. Never a float: 0.1 + 0.2 is not money. */
export type Money = { amount: bigint; currency: Currency }

/** One payment may not be larger than this (minor units): 1 000 000 000,00. Keeps every sum inside a bigint column. */
export const largestAmount = 100_000_000_000n

export type AmountRefusal = 'amount_missing' | 'amount_invalid' | 'amount_not_positive' | 'amount_too_large'

const spaces = /[\s\u00a0\u202f]/g
const plain = /^\d{1,15}(?:[.,]\d{1,2})?$/
const groupedByDot = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/
const groupedByComma = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/

/**
 * Reads what a person types as an amount, in minor units: `1 234,50`, `1234.5`, `1.234,50`, `1,234.50`, positive and
 * without a currency, which the account knows. A lone group such as `1.234` is refused rather than guessed (one krona
 * or a thousand?).
 */
export function parseAmount(text: string): Result<bigint, AmountRefusal> {
  const typed = text.replace(spaces, '').replace('\u2212', '-')
  if (typed === '') return no('amount_missing')
  if (/^-/.test(typed)) return no('amount_not_positive')
  const decimal = decimalOf(typed)
  if (decimal === null) return no('amount_invalid')
  const [whole = '0', part = ''] = decimal.split('.')
  const amount = BigInt(whole) * 100n + BigInt(part.padEnd(2, '0'))
  if (amount === 0n) return no('amount_not_positive')
  if (amount > largestAmount) return no('amount_too_large')
  return ok(amount)
}

function decimalOf(typed: string): string | null {
  if (plain.test(typed)) return typed.replace(',', '.')
  if (groupedByDot.test(typed) && (typed.includes(',') || typed.split('.').length > 2))
    return typed.replaceAll('.', '').replace(',', '.')
  if (groupedByComma.test(typed) && (typed.includes('.') || typed.split(',').length > 2))
    return typed.replaceAll(',', '')
  return null
}

/** `-1234.05` for minor units -123405: what files and digests carry, the same in every language. */
export function plainAmount(amount: bigint): `${number}` {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}

/** For people: `1 234,50 kr` in Swedish, `SEK 1,234.50` in English; always with a true minus (−). */
export function formatMoney(money: Money, locale: string, sign: 'auto' | 'always' = 'auto'): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    signDisplay: sign === 'always' ? 'exceptZero' : 'auto',
  })
    .format(plainAmount(money.amount))
    .replace('-', '\u2212')
}
