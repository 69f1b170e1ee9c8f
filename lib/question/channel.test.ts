import { describe, expect, it } from 'vitest'
import { answerVias, inChannels, isInChannel, isOwnHand, outChannels } from './channel'

describe('channels', () => {
  it('a letter goes out and never comes in', () => {
    expect(outChannels.filter((one) => !isInChannel(one))).toEqual(['letter'])
  })

  it.each(['', 'SMS', 'letter', 'phone', 'netbank', '../sms', 'constructor'])('%j brings nothing', (name) => {
    expect(isInChannel(name)).toBe(false)
  })

  it('only what came in the netbank is the customer’s own hand', () => {
    expect(answerVias.filter(isOwnHand)).toEqual(['netbank', 'code'])
    expect(inChannels.some((one) => isOwnHand(one))).toBe(false)
  })
})
