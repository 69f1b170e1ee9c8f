import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aboutKey, checkAsk, isAbout, longestAbout } from './about'

describe('what a question is about', () => {
  it.each([
    ['Net income', 'net income'],
    ['  net   income? ', 'net income'],
    ['NET INCOME!', 'net income'],
    ['Net-income', 'net income'],
    ['„Net income“', 'net income'],
    ['Inkomst efter skatt', 'inkomst efter skatt'],
    ['A\u030arsinkomst', 'årsinkomst'],
    ['Ｎｅｔ　ｉｎｃｏｍｅ', 'net income'],
    ['Net\u200b income\u202e', 'net income'],
    ['A\u200b\u030arsinkomst', 'årsinkomst'],
    ['3 % or 4 %', '3 or 4'],
  ])('%j is %j', (about, key) => {
    expect(aboutKey(about)).toBe(key)
  })

  it.each(['', '  ', '?', '…!', '\u200b', '💶'])('%j is about nothing', (about) => {
    expect(aboutKey(about)).toBe('')
  })

  it.each([
    ['What do you earn?', 'Net income', true],
    ['', 'Net income', 'question_empty'],
    [' \u200b\n', 'Net income', 'question_empty'],
    ['', '', 'question_empty'],
    ['What do you earn?', '', 'about_missing'],
    ['What do you earn?', ' ? ', 'about_missing'],
  ])('%j about %j: %s', (text, about, may) => {
    const checked = checkAsk(text, about)
    expect(checked.ok || checked.reason).toBe(may)
  })

  it('has words in it, and is no page of them', () => {
    expect([isAbout('Net income'), isAbout('?'), isAbout('')]).toEqual([true, false, false])
    // one sign that is eighteen letters in its other form
    expect(isAbout('\ufdfa'.repeat(longestAbout))).toBe(false)
  })

  it('is the same however often it is made, and never more than one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (about) => {
        const key = aboutKey(about)
        expect(aboutKey(key)).toBe(key)
        expect(key).not.toMatch(/[\r\n]|^\s|\s$/)
      }),
    )
  })
})
