import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestMessage } from '@/lib/message/message-input'
import { codeOf } from './reply-code'
import { partsOf, replyText } from './reply-text'

const code = codeOf([6, 5, 20, 0, 22, 23, 2])

describe('what somebody answered', () => {
  it.each([
    ['alone', 'Yes, 38 000', 'Yes, 38 000'],
    ['with its code', `${code} Yes`, 'Yes'],
    ['with its code in small letters, after it', `Yes\n${code.toLowerCase()}`, 'Yes'],
    ['above a quote', `Yes\n\n> Your bank asks\n> ${code}`, 'Yes'],
    [
      'as English programs quote',
      'Yes\n\nOn Tue, 3 Nov 2026 at 10:30, The Bank <b@x.example> wrote:\nHello',
      'Yes',
    ],
    ['as Swedish programs quote', 'Ja\n\nDen 3 nov. 2026 kl. 10:30 skrev Banken <b@x.example>:\nHej', 'Ja'],
    [
      'as Outlook quotes',
      'Yes\n________________________________\nFrom: The Bank <b@x.example>\nSent: today',
      'Yes',
    ],
    ['as Outlook quotes in Swedish', 'Ja\nFrån: Banken <b@x.example>\nSkickat: i dag', 'Ja'],
    ['above an original message', 'Yes\n-----Original Message-----\nHello', 'Yes'],
    ['in several lines', 'Yes.\n\nFrom January on.', 'Yes.\n\nFrom January on.'],
    [
      'what only begins like a quote',
      'On Monday I wrote to you.\nFrom now on: yes',
      'On Monday I wrote to you.\nFrom now on: yes',
    ],
    ['nothing but the code', ` ${code} `, ''],
    ['nothing but a quote', '> Your bank asks', ''],
    ['nothing', ' \u200b ', ''],
  ])('%s', (_, brought, text) => {
    expect(replyText(brought, code)).toBe(text)
  })

  it('a code that was not meant stays where it is', () => {
    expect(replyText(`Call ${code}`, null)).toBe(`Call ${code}`)
  })

  it('A37: is text, with nothing in it that nobody sees', () => {
    expect(replyText('<b>Yes</b>\u202e\0', null)).toBe('<b>Yes</b>')
  })
})

describe('in parts', () => {
  it.each([
    ['', []],
    ['short', ['short']],
    ['one two three', ['one two', 'three']],
    ['abcdefghijkl', ['abcdefgh', 'ijkl']],
    ['abcdefg💶h', ['abcdefg', '💶h']],
  ])('%j: %j', (text, parts) => {
    expect(partsOf(text, 8)).toEqual(parts)
  })

  it('nothing is lost but blanks, and each fits into a message', () => {
    const long = fc.string({ unit: 'grapheme', minLength: 0, maxLength: 200 })
    fc.assert(
      fc.property(long, (text) => {
        const parts = partsOf(text, 20)
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(parts.every((part) => part.length <= 20)).toBe(true)
      }),
    )
    expect(partsOf('x'.repeat(longestMessage * 2 + 1)).map(({ length }) => length)).toEqual([
      longestMessage,
      longestMessage,
      1,
    ])
  })
})
