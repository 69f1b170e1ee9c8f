import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, isGuessedFirst } from './guessed-password'

describe('one of the first that are guessed', () => {
  it.each([
    'password1234',
    'Password-2026!',
    'PASSWORDPASSWORD',
    'passw0rd123456',
    'Lösenord2026',
    'lösenord lösenord',
    '2026sommar2026',
    'Välkommen123!',
    'hejhejhejhej',
    'internetbank1',
    'radrum-demo-1',
    'administrator',
    '111111111111',
    '123123123123',
    'abcabcabcabca',
    'xyzzxyzzxyzz',
    '............',
    '🐌🐌🐌🐌🐌🐌🐌🐌🐌🐌🐌🐌',
    'hej! hej! hej! hej!',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'qwertyuiopas',
    'qwertyuiopåasdf',
    '1qaz2wsx3edc',
    'Q1W2E3R4T5Y6',
    'mnbvcxzlkjhg',
    '198504121234',
    '19850412-1234',
    '112233445566',
    'eva198504121234',
  ])('%s', (password) => {
    expect(isGuessedFirst(password)).toBe(true)
  })

  it.each([
    'my password is long',
    'sommar i en liten båt',
    'correct horse battery',
    'hej på dig du gamla',
    'tre röda stolar',
    '073 512 88 41 06',
    'eftermiddagste',
    'pässword with others',
    'тримачтовый корабль 7',
    '🐌🦊🪁🥁🧭🍉🚲🎈🪴🧵🛶 7',
  ])('%s is not', (password) => {
    expect(isGuessedFirst(password)).toBe(false)
  })
})

const characters = ['a', 'Z', '7', ' ', '-', 'ö', 'e\u0301', 'ﬁ', 'п', '漢', '🐌', '\u200d', '\ud800']

it('any text has an answer, and one character over and over is always common', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...characters), maxLength: 200 }), (text) => {
      expect(typeof isGuessedFirst(text)).toBe('boolean')
    }),
  )
  fc.assert(
    fc.property(fc.constantFrom('a', '7', '!', 'ö', 'Z'), fc.integer({ min: 12, max: 128 }), (one, times) => {
      expect(isGuessedFirst(one.repeat(times))).toBe(true)
    }),
  )
})

it.each([
  ['LÖSENORD', 'losenord'],
  ['ﬁne', 'fine'],
  ['Åberg', 'aberg'],
  ['e\u0301', 'e'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})
