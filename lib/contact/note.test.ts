import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bothTexts, noteAfter, noteSchema, typedOn } from './note'

const note = (text: string, version: number) => ({ text, version })

describe('noteSchema', () => {
  it('A37: takes out what nobody can see, and leaves alone what is being typed', () => {
    const meetingId = '0b9f6a52-6f0e-4c3a-9d57-0f9f5b9a1c11'
    const text = ' Loan \u202efdp.exe\u202c,\u200b 2\u2066%\u2069 \n👩‍👧 '
    expect(noteSchema.parse({ meetingId, text, version: 0 }).text).toBe(' Loan fdp.exe, 2% \n👩‍👧 ')
  })
})

describe('noteAfter', () => {
  it.each([
    ['the first text', note('', 0), note('Mortgage', 0), { text: 'Mortgage', version: 1, merged: false }],
    [
      'the next text',
      note('Mortgage', 1),
      note('Mortgage!', 1),
      { text: 'Mortgage!', version: 2, merged: false },
    ],
    ['emptied on purpose', note('Wrong', 3), note('', 3), { text: '', version: 4, merged: false }],
    ['the same text', note('Same', 4), note('Same', 4), { text: 'Same', version: 4, merged: false }],
    ['the same text, stale', note('Same', 4), note('Same', 2), { text: 'Same', version: 4, merged: true }],
    [
      'another text, stale',
      note('From desk one', 2),
      note('From desk two', 1),
      { text: 'From desk one\n\n— — —\n\nFrom desk two', version: 3, merged: true },
    ],
    ['emptied, stale', note('Kept', 2), note('', 1), { text: 'Kept', version: 3, merged: true }],
  ])('%s', (_, current, given, after) => {
    expect(noteAfter(current, given)).toEqual(after)
  })

  it('never loses a text that was written on a stale version', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(9), (kept, written, version) => {
        const after = noteAfter(note(kept, version + 1), note(written, version))
        expect(after.text).toContain(written.trim())
        expect(after.text).toContain(kept.trim())
      }),
    )
  })
})

describe('bothTexts', () => {
  it.each([
    ['Salary', 'Salary and pension', 'Salary and pension'],
    ['Salary and pension', 'pension', 'Salary and pension'],
    ['', 'New', 'New'],
  ])('%j and %j: %j', (earlier, later, both) => {
    expect(bothTexts(earlier, later)).toBe(both)
  })
})

describe('typedOn', () => {
  it.each([
    ['nothing more typed', 'a', 'a', 'a', 'a'],
    ['typed on while it was saved', 'a', 'a', 'ab', 'ab'],
    ['merged, nothing more typed', 'x\n\na', 'a', 'a', 'x\n\na'],
    ['merged, typed on', 'x\n\na', 'a', 'ab', 'x\n\nab'],
    ['merged into what was there', 'xay', 'a', 'ab', 'xay\n\n— — —\n\nab'],
  ])('%s', (_, saved, sent, typed, shown) => {
    expect(typedOn(saved, sent, typed)).toBe(shown)
  })
})
