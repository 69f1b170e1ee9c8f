import { no, ok, type Result } from '@/lib/result'

/** Digits and capitals that nobody takes for each other: no 0 and O, no 1, I and L. Their number is a prime. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const codeBase = alphabet.length
/** Numbers below `codeBase` that a code is made of; the eighth character follows from them. */
export const codeNumbers = 7

const group = `[${alphabet}]{4}`
const whole = new RegExp(`^${group}${group}$`)
const inText = new RegExp(`(?<![\\p{L}\\p{N}])${group}[ \\-–‑]?${group}(?![\\p{L}\\p{N}])`, 'gu')

/**
 * A reply code, "K7M2-PQ4X", from seven numbers below 31 (34 bits). Each place has a weight of its own modulo a prime, and
 * the last character makes the sum zero: whoever mistypes one character, or swaps any two, has typed no code at all.
 */
export function codeOf(numbers: readonly number[]): string {
  if (numbers.length !== codeNumbers || numbers.some((one) => !Number.isInteger(one) || !alphabet[one]))
    throw new RangeError('a code is made of seven numbers below 31')
  const sum = weighed(numbers)
  const last = alphabet.split('').findIndex((_, value) => (sum + (codeNumbers + 1) * value) % codeBase === 0)
  const text = [...numbers, last].map((value) => alphabet[value]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

function weighed(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + (place + 1) * value, 0)
}

/** What somebody typed as a code, in its one form. `code_mistyped`: such a code was never given out, look again. */
export function readCode(typed: string): Result<string, 'code_mistyped'> {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–‑.]/g, '')
  if (!whole.test(text)) return no('code_mistyped')
  const values = text.split('').map((char) => alphabet.indexOf(char))
  return weighed(values) % codeBase === 0 ? ok(`${text.slice(0, 4)}-${text.slice(4)}`) : no('code_mistyped')
}

/** As many as are looked at in one text: a quoted conversation has a few. */
const codesAtMost = 10

/** The codes that stand in a text, in whatever letters, each once, first to last. Ordinary words may look like one. */
export function findCodes(text: string): string[] {
  const found = [...text.normalize('NFKC').toUpperCase().matchAll(inText)].flatMap(([part]) => {
    const code = readCode(part)
    return code.ok ? [code.value] : []
  })
  return [...new Set(found)].slice(0, codesAtMost)
}

/** The text without this code, wherever it stands in it. */
export function withoutCode(text: string, code: string): string {
  const [first, second] = code.split('-')
  return text.replace(new RegExp(`\\(?${first}[ \\-–‑]?${second}\\)?[:.,]?`, 'gi'), ' ')
}
