import { describe, expect, it } from 'vitest'
import type { KnownAddresses } from './address'
import type { OutChannel } from './channel'
import { channelsFor, choiceOf, reachableBy } from './reach'

const all: KnownAddresses = { phone: '+46705550101', email: 'sara@mail.example', postal: 'Storgatan 1' }
const noPhone = { ...all, phone: null }
const noMail = { ...all, email: '' }
const nothing: KnownAddresses = { phone: null, email: '', postal: null }

describe('by what a question goes out', () => {
  it.each<[string, OutChannel[] | null, KnownAddresses, OutChannel[]]>([
    ['nothing said', null, all, ['sms', 'mail']],
    ['nothing said, no telephone', null, noPhone, ['mail', 'letter']],
    ['nothing said, no e-mail', null, noMail, ['sms']],
    ['nothing said, neither', null, { ...noMail, phone: null }, ['letter']],
    ['nothing said, nothing known', null, nothing, []],
    ['chosen', ['letter'], all, ['letter']],
    ['all chosen', ['letter', 'mail', 'messenger', 'sms'], all, ['sms', 'messenger', 'mail', 'letter']],
    ['some of it not known any more', ['sms', 'letter'], noPhone, ['letter']],
    ['none of it known any more', ['sms', 'messenger'], noPhone, ['mail', 'letter']],
    ['the netbank alone', [], all, []],
    ['chosen, nothing known', ['sms'], nothing, []],
  ])('%s', (_, chosen, known, channels) => {
    expect(channelsFor(chosen, known)).toEqual(channels)
  })

  it('goes only where somebody can be reached, and once by each', () => {
    for (const known of [all, noPhone, noMail, nothing])
      for (const chosen of [null, [], ['sms', 'sms', 'letter']] as (OutChannel[] | null)[]) {
        const channels = channelsFor(chosen, known)
        expect(reachableBy(known)).toEqual(expect.arrayContaining(channels))
        expect(new Set(channels).size).toBe(channels.length)
      }
  })

  it('a number without its country is none: nobody texts a stranger', () => {
    expect(reachableBy({ ...all, phone: '070-555 01 01' })).toEqual(['mail', 'letter'])
  })

  it('what can be ticked is what can be reached, and what is ticked goes out', () => {
    expect(choiceOf(null, noPhone)).toEqual({ able: ['mail', 'letter'], chosen: ['mail', 'letter'] })
    expect(choiceOf([], noPhone)).toEqual({ able: ['mail', 'letter'], chosen: [] })
  })
})
