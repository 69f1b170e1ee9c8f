import { no, ok, type Result } from '@/lib/result'

export type NumberKind = 'iban' | 'bankgiro'
export type AccountNumber = { kind: NumberKind; number: string }
export type NumberRefusal = 'number_missing' | 'number_invalid'

/** Lengths of the IBANs the demo knows how to pay to (ISO 13616 registry). */
const ibanLengths: Record<string, number> = {
  SE: 24,
  NO: 15,
  DK: 18,
  FI: 18,
  IS: 26,
  EE: 20,
  LV: 21,
  LT: 20,
  DE: 22,
  NL: 18,
  BE: 16,
  FR: 27,
  ES: 24,
  IT: 27,
  PL: 28,
  GB: 22,
  IE: 22,
}

/** Remainder by 97 of the number that ISO 13616 makes of an IBAN; 1 means the check digits are right. */
function remainder(iban: string): number {
  const turned = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}

/** Whether the country, the length and the check digits are right. Takes the compact form without spaces. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false
  return ibanLengths[iban.slice(0, 2)] === iban.length && remainder(iban) === 1
}

/** An IBAN with right check digits for a country and its basic account number. */
export function makeIban(country: string, basic: string): string {
  const check = 98 - remainder(`${country}00${basic}`)
  return `${country}${check.toString().padStart(2, '0')}${basic}`
}

/** Luhn (ISO/IEC 7812), which bankgiro numbers carry as their last digit. */
function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const weighed = i % 2 === 0 ? digit : digit * 2
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

/** Reads what a person types as a receiver's number: an IBAN, or a Swedish bankgiro such as 5050-1055. */
export function parseAccountNumber(text: string): Result<AccountNumber, NumberRefusal> {
  const compact = text.replace(/[\s\u00a0\u202f-]/g, '').toUpperCase()
  if (compact === '') return no('number_missing')
  if (isIban(compact)) return ok({ kind: 'iban', number: compact })
  if (/^\d{7,8}$/.test(compact) && !/^0+$/.test(compact) && luhn(compact))
    return ok({ kind: 'bankgiro', number: compact })
  return no('number_invalid')
}

/** In groups, as it is printed: `SE45 5000 …` or `5050-1055`. */
export function formatAccountNumber(number: string): string {
  if (/^\d{7,8}$/.test(number)) return `${number.slice(0, -4)}-${number.slice(-4)}`
  return number.replace(/(.{4})(?=.)/g, '$1 ')
}

/** All that anybody but the customer is shown of a number. */
export function lastFour(number: string): string {
  return number.slice(-4)
}
