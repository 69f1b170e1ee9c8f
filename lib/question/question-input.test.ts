import { describe, expect, it } from 'vitest'
import { longestAbout } from './about'
import {
  answerInput,
  askInput,
  codeInput,
  deliveryInput,
  demoReplyInput,
  longestBrought,
  longestNoted,
  noteInput,
  reachInput,
} from './question-input'

const id = '0b9f6a52-6f0e-4c3a-9d57-0f9f5b9a1c11'
const message = { threadId: id, seen: 0, key: id, text: 'What do you earn?', attachments: [] as string[] }
const ask = { ...message, about: 'Net income' }
const answer = { ...message, questionId: id }
const note = { id, key: id, via: 'phone', text: '38 000' }
const delivery = { channel: 'sms', id: 'SM1', from: '+46705550101', text: 'Yes' }

describe('a question', () => {
  it('has words, and says on one line what it is about', () => {
    expect(askInput.parse({ ...ask, about: ' Net\n income ' })).toMatchObject({ about: 'Net income' })
    expect(askInput.safeParse({ ...ask, attachments: [id] }).success).toBe(true)
  })

  it.each([
    ['about nothing', { about: '' }],
    ['about a question mark', { about: ' ? ' }],
    ['about a page of words', { about: '\ufdfa'.repeat(longestAbout) }],
    ['about too much', { about: 'x'.repeat(longestAbout + 1) }],
    ['about what becomes too much', { about: '\u0958'.repeat(longestAbout) }],
    ['a file alone', { text: '', attachments: [id] }],
    ['nothing anybody sees', { text: ' \u200b' }],
    ['no thread', { threadId: undefined }],
    ['a field more', { askedBy: id }],
  ])('%s is none', (_, change) => {
    expect(askInput.safeParse({ ...ask, ...change }).success).toBe(false)
  })
})

describe('an answer', () => {
  it('is words or a file', () => {
    expect(answerInput.safeParse(answer).success).toBe(true)
    expect(answerInput.safeParse({ ...answer, text: '', attachments: [id] }).success).toBe(true)
    for (const change of [{ text: '' }, { questionId: 'x' }, { via: 'phone' }])
      expect(answerInput.safeParse({ ...answer, ...change }).success).toBe(false)
  })

  it('that staff note was said by phone or at the branch, and is not empty', () => {
    expect(noteInput.safeParse(note).success).toBe(true)
    expect(noteInput.safeParse({ ...note, via: 'branch' }).success).toBe(true)
    const wrong = [{ via: 'sms' }, { via: 'netbank' }, { text: ' ' }, { text: 'x'.repeat(longestNoted + 1) }]
    for (const change of [...wrong, { customerId: id }])
      expect(noteInput.safeParse({ ...note, ...change }).success).toBe(false)
  })
})

describe('what else is typed', () => {
  it('a code is a few characters, whatever they are', () => {
    expect(codeInput.safeParse({ code: ' k7m2 pq4x ' }).success).toBe(true)
    expect(codeInput.safeParse({ code: 'x'.repeat(61) }).success).toBe(false)
  })

  it('channels are each named once, or none', () => {
    for (const channels of [[], ['sms'], ['sms', 'messenger', 'mail', 'letter']])
      expect(reachInput.safeParse({ channels }).success).toBe(true)
    for (const channels of [['sms', 'sms'], ['fax'], ['netbank'], 'sms', null])
      expect(reachInput.safeParse({ channels }).success).toBe(false)
  })

  it('an answer in the demo is to something that was sent', () => {
    expect(demoReplyInput.safeParse({ mailId: id, key: id, text: 'Yes' }).success).toBe(true)
    expect(demoReplyInput.safeParse({ mailId: id, key: id, text: '' }).success).toBe(false)
    expect(demoReplyInput.safeParse({ mailId: id, key: id, text: 'Yes', from: '+46' }).success).toBe(false)
  })
})

describe('what a gateway brings', () => {
  it('is text from somebody, with the gateway’s own id', () => {
    expect(deliveryInput.parse(delivery)).toEqual(delivery)
    expect(deliveryInput.safeParse({ ...delivery, text: 'x'.repeat(longestBrought) }).success).toBe(true)
  })

  it.each([
    ['by letter', { channel: 'letter' }],
    ['no id', { id: '' }],
    ['an id with a line end', { id: 'a\nb' }],
    ['a long id', { id: 'x'.repeat(201) }],
    ['from nobody', { from: '' }],
    ['too much', { text: 'x'.repeat(longestBrought + 1) }],
    ['a field more', { customerId: id }],
    ['no text', { text: undefined }],
  ])('%s is nothing', (_, change) => {
    expect(deliveryInput.safeParse({ ...delivery, ...change }).success).toBe(false)
  })
})
