/**
 * What people type, made safe to show, mail and put into a calendar: one form of each letter (NFC), no control or
 * invisible direction characters, line ends as `\n`, no blanks at the ends. Markup stays what it is: text.
 */
export function plainText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (char) => (char === '\n' || char === '\t' ? char : ''))
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .trim()
}

/** The same on one line: for names, subjects and headers. */
export function oneLine(typed: string): string {
  return plainText(typed).replace(/\s+/g, ' ')
}
