import { describe, expect, it } from 'vitest'
import { type ContactEntry, foldRepeats } from './entry'
import type { ContactEvent } from './event'

const deed = { type: 'netbank', form: 'payment_new', step: 'check', fields: ['amount'] } as const
const stopped: ContactEvent = { ...deed, outcome: 'stopped', codes: ['over_daily_limit'] }
const entry = (at: number, event: ContactEvent, change: Partial<ContactEntry> = {}): ContactEntry => ({
  id: String(at),
  at,
  event,
  staffName: null,
  topic: null,
  text: null,
  correction: null,
  withheld: false,
  ...change,
})
const sameHundred = (a: number, b: number) => Math.floor(a / 100) === Math.floor(b / 100)
const told = (...entries: ContactEntry[]) =>
  foldRepeats(entries, sameHundred).map(({ id, times, since }) => `${id} x${times} since ${since}`)

describe('foldRepeats', () => {
  it('tells the same stop once, with how often', () => {
    expect(told(entry(30, stopped), entry(20, stopped), entry(10, stopped))).toEqual(['30 x3 since 10'])
  })

  it('begins anew with another day, another thing, another person', () => {
    expect(told(entry(130, stopped), entry(20, stopped))).toHaveLength(2)
    expect(told(entry(3, stopped), entry(2, { type: 'signed_in' }), entry(1, stopped))).toHaveLength(3)
    const missed = { type: 'call_missed', booked: false, why: 'no_answer' } as const
    const by = (at: number, staffName: string) => entry(at, { ...missed, meetingId: `m${at}` }, { staffName })
    expect(told(by(3, 'Eva'), by(2, 'Eva'), by(1, 'Mikael'))).toEqual(['3 x2 since 2', '1 x1 since 1'])
  })

  it('tells messages to and fro in one thread as turns, not one by one', () => {
    const wrote = (at: number, type: 'customer_wrote' | 'staff_wrote', threadId = 't') =>
      entry(at, { type, threadId, subject: 'Fixed rate' })
    const sara = [wrote(5, 'customer_wrote'), wrote(4, 'customer_wrote')]
    expect(told(...sara, wrote(3, 'staff_wrote'), wrote(2, 'customer_wrote', 'other'))).toHaveLength(3)
  })

  it('leaves two talks two talks', () => {
    const met: ContactEvent = { type: 'met', meetingId: 'm', booked: false, seconds: 60 }
    expect(told(entry(2, met), entry(1, met))).toHaveLength(2)
  })

  it.each<[string, Partial<ContactEntry>]>([
    ['corrected', { correction: { text: 'It was my son', at: 5 } }],
    ['withheld', { withheld: true }],
  ])('keeps what was %s on its own line', (_, change) => {
    expect(told(entry(3, stopped), entry(2, stopped, change), entry(1, stopped))).toHaveLength(3)
  })
})
