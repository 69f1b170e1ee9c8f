import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Draft, draftAfter, draftAfterSending, noDraft } from './draft'

const draft = (text: string, version: number, subject = ''): Draft => ({ subject, text, version })

describe('draftAfter', () => {
  it.each([
    ['the first text', noDraft, draft('Hello', 0), { text: 'Hello', version: 1, merged: false }],
    ['the next', draft('Hello', 1), draft('Hello Eva', 1), { text: 'Hello Eva', version: 2, merged: false }],
    [
      'two windows: both are kept',
      draft('From here', 2),
      draft('From there', 1),
      { text: 'From here\n\n— — —\n\nFrom there', version: 3, merged: true },
    ],
    [
      'saved again: nothing new',
      draft('Same', 4),
      draft('Same', 4),
      { text: 'Same', version: 4, merged: false },
    ],
    [
      'sent from the other window: it does not come back',
      draft('', 3),
      draft('Sent', 2),
      { text: '', version: 3, merged: false },
    ],
    [
      'sent there, written on here: that is kept',
      draft('', 3),
      draft('Sent, and more', 2),
      { text: 'Sent, and more', version: 4, merged: true },
    ],
  ])('%s', (_, current, given, after) => {
    expect(draftAfter(current, given, 'Sent')).toMatchObject(after)
  })

  it('keeps a subject that only one window has, and changes it alone', () => {
    expect(draftAfter(draft('', 2, 'Loan'), draft('Hello', 1), null)).toMatchObject({ subject: 'Loan' })
    expect(draftAfter(draft('Hi', 1), draft('Hi', 1, 'Loan'), null)).toMatchObject({
      subject: 'Loan',
      version: 2,
    })
  })

  it('a subject that is cleared where it was seen stays cleared', () => {
    expect(draftAfter(draft('Hi', 1, 'Loan'), draft('Hi', 1), null)).toMatchObject({
      subject: '',
      version: 2,
    })
  })

  it('knows what was sent, however its letters are made up', () => {
    const pasted = 'Lo\u0308n'
    expect(draftAfter(draft('', 3), draft(pasted, 2), 'Lön')).toMatchObject({ text: '', merged: false })
    expect(draftAfterSending(draft(pasted, 3), 'Lön')).toEqual(draft('', 4))
  })

  it('never loses what was written in any window', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(9), (kept, written, version) => {
        const after = draftAfter(draft(kept, 5), draft(written, Math.min(version, 5)), null)
        if (version < 5) expect(after.text).toContain(kept.trim())
        expect(after.text).toContain(written.trim())
      }),
    )
  })
})

describe('draftAfterSending', () => {
  it('is empty once it has been sent, and raised, so that the other window notices', () => {
    expect(draftAfterSending(draft('Hello ', 3, 'Loan'), 'Hello')).toEqual(draft('', 4))
    expect(draftAfterSending(draft('Hel', 3), 'Hello')).toEqual(draft('', 4))
  })

  it('stays when the other window has written something else', () => {
    expect(draftAfterSending(draft('Hello\n\n— — —\n\nHej', 3), 'Hello')).toMatchObject({ version: 3 })
  })
})
