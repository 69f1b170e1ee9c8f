import { describe, expect, it } from 'vitest'
import { addressOf, hintOf, type KnownAddresses, readAddress, readPhone } from './address'

const sara: KnownAddresses = {
  phone: '+46 70 555 01 01',
  email: 'Sara@Mail.example',
  postal: 'Storgatan 1, 113 22  Stockholm',
}

describe('a telephone number', () => {
  it.each([
    ['+46705550101', '+46705550101'],
    ['+46 70 555 01 01', '+46705550101'],
    ['+46 (0)70-555 01 01', '+46705550101'],
    ['0046 70.555.01.01', '+46705550101'],
    ['+358 40/1234567', '+358401234567'],
  ])('%s is %s', (text, number) => {
    expect(readPhone(text)).toBe(number)
  })

  it.each([
    '',
    '070-555 01 01',
    '+0705550101',
    '+46',
    '+46705550101234567',
    '+46 70 555 o1 01',
    'tel:+46705550101',
  ])('%j is none that is the same everywhere', (text) => {
    expect(readPhone(text)).toBeNull()
  })
})

describe('an address', () => {
  it('is compared in one form, each channel its own', () => {
    expect(readAddress('sms', ' +46 70 555 01 01 ')).toBe('+46705550101')
    expect(readAddress('messenger', '0046705550101')).toBe('+46705550101')
    expect(readAddress('mail', ' Sara@Mail.example ')).toBe('sara@mail.example')
  })

  it.each([
    ['mail', 'Sara <sara@mail.example>'],
    ['mail', 'a@mail.example,b@mail.example'],
    ['mail', '+46705550101'],
    ['sms', 'sara@mail.example'],
    ['sms', 'BANKEN'],
  ] as const)('A39: by %s %j is none', (channel, text) => {
    expect(readAddress(channel, text)).toBeNull()
  })

  it('is where each channel reaches somebody, as far as it is known', () => {
    expect(addressOf('sms', sara)).toBe('+46705550101')
    expect(addressOf('messenger', sara)).toBe('+46705550101')
    expect(addressOf('mail', sara)).toBe('sara@mail.example')
    expect(addressOf('letter', sara)).toBe('Storgatan 1\n113 22 Stockholm')
    const nobody = { phone: null, email: 'none', postal: null }
    for (const channel of ['sms', 'messenger', 'mail', 'letter'] as const)
      expect(addressOf(channel, nobody), channel).toBeNull()
    expect(addressOf('letter', { ...sara, postal: ' , \n' })).toBeNull()
    expect(addressOf('sms', { ...sara, phone: '070-555 01 01' })).toBeNull()
  })

  it('is told in part: enough to know it, not enough to write to it', () => {
    expect(hintOf('sms', '+46705550112')).toBe('12')
    expect(hintOf('messenger', '+46705550103')).toBe('03')
    expect(hintOf('mail', 'sara.holm@mail.example')).toBe('s…@mail.example')
    expect(hintOf('mail', `a@${'b'.repeat(200)}.example`)).toHaveLength(80)
  })
})
