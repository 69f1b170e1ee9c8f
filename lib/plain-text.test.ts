import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeText, holdsNul, oneLine, plainText, seenText } from '@/lib/plain-text'

test.each([
  ['markup stays text', '<img src=x onerror=alert(1)> {{7*7}}', '<img src=x onerror=alert(1)> {{7*7}}'],
  ['A37 right-to-left override', 'loan \u202Efdp.exe', 'loan fdp.exe'],
  ['A37 zero width', 'lo\u200Ban\uFEFF', 'loan'],
  ['A38 line ends', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['control characters', 'a\u0000b\u001B[31mc', 'ab[31mc'],
  ['half a letter', 'a\uD800b', 'ab'],
  ['one form of a letter', 'A\u030Asa', 'Åsa'],
  ['blanks at the ends', '  a b \n', 'a b'],
  ['emoji and joined families stay', '👩‍👧 hej', '👩‍👧 hej'],
])('%s', (_, typed, expected) => expect(plainText(typed)).toBe(expected))

test('a text that its plain form makes too long is too long', () => {
  const three = '\ufb2c' // one letter, three characters in NFC
  expect(plainText(three)).toHaveLength(3)
  expect(freeText(3).safeParse(three).success).toBe(true)
  expect(freeText(2).safeParse(three).success).toBe(false)
  expect(freeText(2).safeParse(' a ').success, 'as it was typed').toBe(false)
})

test('seenText takes out what nobody can see, and nothing else', () => {
  expect(seenText(' a\u202e\u200b\t\n👩‍👧 b ')).toBe(' a\t\n👩‍👧 b ')
})

test('oneLine has no line end, whatever is typed', () => {
  expect(oneLine('Anna\r\nBcc: x@y.z')).toBe('Anna Bcc: x@y.z')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const line = oneLine(typed)
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      expect(oneLine(line)).toBe(line)
    }),
  )
})

test.each([
  ['a\0', true],
  [[1, null, { deep: ['\0'] }], true],
  ['a', false],
  [[1, null, undefined, true, { deep: ['a'] }], false],
])('%j holds NUL: %s', (input, holds) => expect(holdsNul(input)).toBe(holds))
