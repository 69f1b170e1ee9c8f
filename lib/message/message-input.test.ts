import { describe, expect, it } from 'vitest'
import { draftInput, longestMessage, longestSubject, messageInput, threadInput } from './message-input'

const id = '0b9f6a52-6f0e-4c3a-9d57-0f9f5b9a1c11'
const other = id.replace('0b', '0c')
const message = { threadId: id, seen: 0, key: id, text: 'Hello', attachments: [] as string[] }
const thread = { customerId: id, subject: 'Loan', key: id, text: 'Hello', attachments: [] as string[] }

describe('a message', () => {
  it('is plain text, at most 4,000 characters, or a file, or both', () => {
    expect(messageInput.parse({ ...message, text: ' <b>2\u2066%</b>\r\n ' }).text).toBe('<b>2%</b>')
    expect(messageInput.safeParse({ ...message, text: 'x'.repeat(longestMessage) }).success).toBe(true)
    expect(messageInput.safeParse({ ...message, text: 'x'.repeat(longestMessage + 1) }).success).toBe(false)
    expect(messageInput.safeParse({ ...message, text: '', attachments: [id] }).success).toBe(true)
  })

  it.each([
    ['nothing', { text: '' }],
    ['nothing anybody sees', { text: ' \u200b\n' }],
    ['the same file twice', { attachments: [id, id] }],
    ['six files', { attachments: Array.from({ length: 6 }, (_, nth) => id.replace('0b', `1${nth}`)) }],
    ['no id', { threadId: '1' }],
    ['nothing said of what was seen', { seen: undefined }],
    ['seen less than nothing', { seen: -1 }],
    ['more than was asked', { authorId: other }],
  ])('%s is none', (_, change) => {
    expect(messageInput.safeParse({ ...message, ...change }).success).toBe(false)
  })
})

describe('a thread', () => {
  it('has a subject on one line, at most 120 characters', () => {
    expect(threadInput.parse({ ...thread, subject: ' My\n loan ' }).subject).toBe('My loan')
    // \u0958 becomes two characters when it is made plain
    for (const subject of ['', ' \n', 'x'.repeat(longestSubject + 1), '\u0958'.repeat(longestSubject)])
      expect(threadInput.safeParse({ ...thread, subject }).success).toBe(false)
  })
})

describe('a draft', () => {
  it('keeps blanks as they are typed, and may be empty', () => {
    const draft = { threadId: null, customerId: id, subject: '', text: 'Dear \u202e', version: 0 }
    expect(draftInput.parse(draft).text).toBe('Dear ')
    expect(draftInput.safeParse({ ...draft, text: '' }).success).toBe(true)
  })
})
