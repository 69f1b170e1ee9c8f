import type { Account, Transaction } from './account'
import { lastFour } from './account-number'
import { plainAmount } from './money'

export type StatementHeads = { date: string; text: string; amount: string; currency: string }

/**
 * A text cell that no spreadsheet takes for a formula (OWASP, CSV injection): whatever begins with a sign that
 * starts one, also in full width or behind blanks, gets an apostrophe before it; quotes are doubled.
 */
export function textCell(text: string): string {
  const line = text.replace(/[\r\n\t\0]+/g, ' ')
  const safe = /^[\s\u00a0]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line
  return `"${safe.replaceAll('"', '""')}"`
}

/** Transactions as CSV (RFC 4180) with the separator and decimal sign that the language's spreadsheets expect. */
export function statementCsv(lines: Transaction[], heads: StatementHeads, locale: string): string {
  const comma = !locale.startsWith('en')
  const separator = comma ? ';' : ','
  const number = (amount: bigint) => (comma ? plainAmount(amount).replace('.', ',') : plainAmount(amount))
  const rows = lines.map((line) => [
    line.bookedOn,
    textCell(line.text),
    number(line.amount.amount),
    textCell(line.amount.currency),
  ])
  const head = [heads.date, heads.text, heads.amount, heads.currency].map(textCell)
  return `\ufeff${[head, ...rows].map((row) => row.join(separator)).join('\r\n')}\r\n`
}

/** `salary-7466-2026-11-22.csv`: made of the account's kind and digits only, never of words that people chose. */
export function statementName(account: Pick<Account, 'kind' | 'number'>, today: string): string {
  return `${account.kind}-${lastFour(account.number)}-${today}.csv`
}

/** The header that makes a browser save a file (RFC 6266). Nothing that could end or split the header gets through. */
export function attachment(name: string): string {
  const short = name.slice(0, 100)
  const ascii = short.replace(/[^A-Za-z0-9._-]/g, '_')
  const encoded = encodeURIComponent(short.replace(/\p{Cs}/gu, '_')).replace(/['()*]/g, hex)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

function hex(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
}
