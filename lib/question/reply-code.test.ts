import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeBase, codeNumbers, codeOf, findCodes, readCode, withoutCode } from './reply-code'

const numbers = fc.array(fc.integer({ min: 0, max: codeBase - 1 }), {
  minLength: codeNumbers,
  maxLength: codeNumbers,
})
const anyCode = numbers.map(codeOf)
const mistyped = { ok: false, reason: 'code_mistyped' }
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const code = codeOf([6, 5, 20, 0, 22, 23, 2])

describe('a reply code', () => {
  it('is two groups of four, without what is taken for something else', () => {
    fc.assert(
      fc.property(anyCode, (one) => {
        expect(one).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/)
        expect(one).not.toMatch(/[01OIL]/)
      }),
    )
    expect(codeBase).toBe(31)
  })

  it('is another one for other numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(codeOf(a) === codeOf(b)).toBe(a.join() === b.join())
      }),
    )
  })

  it.each([[[1, 2, 3]], [[0, 0, 0, 0, 0, 0, 31]], [[0, 0, 0, 0, 0, 0, -1]], [[0, 0, 0, 0, 0, 0, 0.5]]])(
    'is not made of %j',
    (some) => {
      expect(() => codeOf(some)).toThrow(RangeError)
    },
  )

  it('is read as people type it', () => {
    const bare = code.replace('-', '')
    for (const typed of [
      code,
      bare,
      code.toLowerCase(),
      ` ${bare.slice(0, 4)} ${bare.slice(4)} `,
      `${bare}.`,
    ])
      expect(readCode(typed), typed).toEqual({ ok: true, value: code })
    expect(readCode(code.replace('-', '–'))).toMatchObject({ ok: true })
  })

  it('one character wrong, or any two swapped, is none: told apart from a wrong code', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(7), fc.nat(7), fc.constantFrom(...letters), (one, at, other, char) => {
        const bare = one.replace('-', '').split('')
        const wrong = bare.map((old, place) => (place === at ? char : old)).join('')
        expect(readCode(wrong).ok).toBe(wrong === bare.join(''))
        const swapped = bare.map(
          (old, place) => bare[place === at ? other : place === other ? at : place] ?? old,
        )
        expect(readCode(swapped.join('')).ok).toBe(swapped.join('') === bare.join(''))
      }),
    )
  })

  it.each(['', 'x', 'ABCD', 'ABCD-EFG', 'ABCD-EFGH-J', 'O0I1-L234', 'ÅÄÖÅ-ÄÖÅÄ', '../../etc'])(
    '%j is mistyped',
    (typed) => {
      expect(readCode(typed)).toEqual(mistyped)
    },
  )
})

describe('codes in a text', () => {
  const second = codeOf([1, 2, 3, 4, 5, 6, 7])

  it('are found wherever they stand, each once', () => {
    expect(findCodes(`${code} Yes, 38 000`)).toEqual([code])
    expect(findCodes(`yes (${code.toLowerCase()}). ${code} ${second.replace('-', ' ')}`)).toEqual([
      code,
      second,
    ])
    expect(findCodes(`Yes\n> Your code: ${code}\n`)).toEqual([code])
  })

  it('are not parts of longer words, and a text without has none', () => {
    for (const text of ['', 'Yes, please', `X${code}`, `${code}9`, `å${code}`])
      expect(findCodes(text)).toEqual([])
  })

  it('are few, however long the text is', () => {
    const many = Array.from({ length: 50 }, (_, n) => codeOf([n % 31, 1, 2, 3, 4, 5, n > 30 ? 1 : 2])).join(
      ' ',
    )
    expect(findCodes(many)).toHaveLength(10)
  })

  it('are taken out of what was said', () => {
    expect(withoutCode(`${code}: yes`, code).trim()).toBe('yes')
    expect(withoutCode(`Yes (${code.toLowerCase()})`, code).trim()).toBe('Yes')
    expect(withoutCode('Yes', code)).toBe('Yes')
    expect(withoutCode(`Yes ${second}`, code)).toBe(`Yes ${second}`)
  })
})
