import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNewPassword, isLongEnough, type PasswordRefusal, passwordLength } from './new-password'

const sara = { name: 'Sara Holm', email: 'sara.holm@mail.example' }
const kerstin = { name: 'Kerstin Åberg', email: 'advisor3@demo.example' }
const no = (reason: PasswordRefusal) => ({ ok: false, reason })
const characters = ['a', 'Z', '7', ' ', '-', 'ö', 'e\u0301', 'ﬁ', 'п', '漢', '🐌', '\ufdfa', '\ud800']
const letters = (count: number) => 'tre röda stolar vid havet '.repeat(10).slice(0, count)

describe('length, and nothing about what it is made of', () => {
  it.each([
    [11, no('password_short')],
    [12, { ok: true, value: letters(12) }],
    [128, { ok: true, value: letters(128) }],
    [129, no('password_long')],
  ])('%i characters', (count, answer) => {
    expect(checkNewPassword(letters(count))).toEqual(answer)
  })

  it.each([
    ['small letters only', 'trerödastolar'],
    ['blanks at the ends', ' tre stolar '],
    ['another script', 'тримачтовый-корабль'],
    ['pictures', '🐌🦊🪁🥁🧭🍉🚲🎈🪴🧵🛶🏔'],
  ])('%s', (_, password) => {
    expect(checkNewPassword(password)).toEqual({ ok: true, value: password })
  })

  it('a picture is one character, and so is a letter however its accent is written', () => {
    expect(isLongEnough('🐌'.repeat(11))).toBe(false)
    expect(isLongEnough('🐌'.repeat(12))).toBe(true)
    expect(isLongEnough('e\u0301'.repeat(11))).toBe(false)
    expect(isLongEnough('e\u0301'.repeat(12))).toBe(true)
  })

  it('what is allowed is never changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...characters), maxLength: 160 }), (password) => {
        const answer = checkNewPassword(password, sara)
        if (answer.ok) expect(answer.value).toBe(password)
        else expect(answer.reason).toMatch(/^password_(short|long|guessed|named)$/)
        const { length } = [...password.normalize('NFKC')]
        if (length < passwordLength.shortest) expect(answer).toEqual(no('password_short'))
      }),
    )
  })
})

it.each(['password1234', 'Sommaren2026!', '123456789012'])('%s is guessed first', (password) => {
  expect(checkNewPassword(password, sara)).toEqual(no('password_guessed'))
})

describe('not one’s own name or address', () => {
  it.each([
    'SaraHolm2026!',
    'sara.holm@mail.example',
    'holm-sara-holm',
    'SARA HOLM SARA HOLM',
    'Sâra Hólm 12345',
    'mail.example.1',
  ])('%s', (password) => {
    expect(checkNewPassword(password, sara)).toEqual(no('password_named'))
  })

  it.each(['Sara likes green tea', 'a holm in the archipelago', 'tre röda stolar'])(
    '%s is more than that',
    (password) => {
      expect(checkNewPassword(password, sara).ok).toBe(true)
    },
  )

  it('letters with rings and dots are the letters below', () => {
    expect(checkNewPassword('kerstin-aberg-1', kerstin)).toEqual(no('password_named'))
    expect(checkNewPassword('Kerstin Åberg 1!', kerstin)).toEqual(no('password_named'))
  })

  it('parts of two letters are no name', () => {
    const bo = { name: 'Bo Ek', email: 'b@x.se' }
    expect(checkNewPassword('bo ek vid en bro', bo).ok).toBe(true)
  })

  it('where nobody is known yet, only the rest is asked', () => {
    expect(checkNewPassword('SaraHolm2026!').ok).toBe(true)
  })
})
