import { z } from 'zod'

/** A text people type freely, at most so many characters long, made plain. Some letters are two or three in NFC. */
export const freeText = (longest: number) =>
  z.string().max(longest).transform(plainText).pipe(z.string().max(longest))

/**
 * Whether a text in here holds the character NUL, which no text in PostgreSQL can hold (error 22021). Lists and
 * objects are looked through, so that nobody has to think of it field by field.
 */
export function holdsNul(input: unknown): boolean {
  if (typeof input === 'string') return input.includes('\0')
  if (typeof input !== 'object' || input === null) return false
  return Object.values(input).some(holdsNul)
}

/**
 * What people type, made safe to show, mail and put into a calendar: one form of each letter (NFC), no control or
 * invisible direction characters, line ends as `\n`, no blanks at the ends. Markup stays what it is: text.
 */
export function plainText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (char) => (char === '\n' || char === '\t' ? char : ''))
    .replace(unseen, '')
    .trim()
}

/** What is still being typed, without what nobody can see in it: direction controls and characters of no width. */
export function seenText(typed: string): string {
  return typed.replace(unseen, '')
}

const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** The same on one line: for names, subjects and headers. */
export function oneLine(typed: string): string {
  return plainText(typed).replace(/\s+/g, ' ')
}
