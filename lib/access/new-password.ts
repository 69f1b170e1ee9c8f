import { no, ok, type Result } from '@/lib/result'
import { fold, isGuessedFirst } from './guessed-password'

/**
 * Shortest and longest, in characters as the hash sees them (NFKC). No rules of composition: NIST SP 800-63B-4, 3.1.1.2,
 * and OWASP's authentication cheat sheet.
 */
export const passwordLength = { shortest: 12, longest: 128 }
/** So much has to be left of it when name and address are taken out. */
const besidesName = 8
/** Shorter parts of a name stand in too many words. */
const shortestPart = 3

export type PasswordRefusal = 'password_short' | 'password_long' | 'password_guessed' | 'password_named'
export type Named = { name: string; email: string }

/**
 * May this be somebody's password? Blanks and every other character count; nothing is cut off.
 * @param whose unknown to the page where it is typed; the server knows
 */
export function checkNewPassword(password: string, whose?: Named): Result<string, PasswordRefusal> {
  if (!isLongEnough(password)) return no('password_short')
  if (lengthOf(password) > passwordLength.longest) return no('password_long')
  if (isGuessedFirst(password)) return no('password_guessed')
  return whose && isMadeOfName(password, whose) ? no('password_named') : ok(password)
}

/** Has it as many characters as are asked for at least? */
export function isLongEnough(password: string): boolean {
  return lengthOf(password) >= passwordLength.shortest
}

function lengthOf(text: string): number {
  return [...text.normalize('NFKC')].length
}

/** "SaraHolm2026!" of Sara Holm is: five characters are left. "Sara likes green tea" is not. */
function isMadeOfName(password: string, { name, email }: Named): boolean {
  const plain = fold(password)
  const parts = fold(`${name} ${email}`)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length >= shortestPart)
    .sort((a, b) => b.length - a.length)
  const rest = parts.reduce((left, part) => left.replaceAll(part, ''), plain)
  return rest !== plain && [...rest].length < besidesName
}
