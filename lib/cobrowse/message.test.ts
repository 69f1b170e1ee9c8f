import { describe, expect, test } from 'vitest'
import { MESSAGE_BYTES, readAdvisor, readCustomer, write } from './message'

const bytes = (text: string) => new TextEncoder().encode(text)
const spot = { id: 4, tag: 'button', x: 500, y: 1000 }

describe('what the advisor may say', () => {
  test.each([
    { type: 'ask', askId: 'a1' },
    { type: 'hello' },
    { type: 'snapshot-please', epoch: 5 },
    { type: 'point', epoch: 5, spot },
    { type: 'point', epoch: 5, spot: null },
    { type: 'echo', sequence: 5 },
    { type: 'view', shown: true },
    { type: 'view', shown: false },
    { type: 'stop' },
  ] as const)('%o', (message) => expect(readAdvisor(write(message))).toEqual({ ok: true, value: message }))
})

describe('what the customer may say', () => {
  test.each([
    { type: 'answer', askId: 'a1', allowed: true, again: 0 },
    { type: 'answer', askId: 'a1', allowed: false, again: 120_000 },
    { type: 'state', sharing: true, again: 0 },
    { type: 'echo', sequence: 5 },
    { type: 'stop' },
  ] as const)('%o', (message) => expect(readCustomer(write(message))).toEqual({ ok: true, value: message }))
})

describe('A64, A65: what the advisor can not say', () => {
  test.each([
    ['click somewhere', { type: 'click', id: 4 }],
    ['type something', { type: 'input', id: 4, text: 'x' }],
    ['answer for the customer', { type: 'answer', askId: 'a1', allowed: true, again: 0 }],
    ['start a recording', { type: 'record' }],
    ['hide the banner', { type: 'hide' }],
    ['not say whether it sees', { type: 'view', shown: 'no' }],
    ['take the banner away with it', { type: 'view', shown: false, banner: false }],
    ['point outside the element', { type: 'point', epoch: 5, spot: { ...spot, x: 1001 } }],
    ['point at a fraction', { type: 'point', epoch: 5, spot: { ...spot, x: 0.5 } }],
    ['point with a selector', { type: 'point', epoch: 5, spot: { ...spot, tag: 'button[onclick]' } }],
    ['point with more', { type: 'point', epoch: 5, spot: { ...spot, click: true } }],
    ['ask with more', { type: 'ask', askId: 'a1', allowed: true }],
    ['ask without a name', { type: 'ask', askId: '' }],
    ['say nothing', {}],
    ['say a list', []],
    ['say null', null],
  ])('%s', (_, message) => {
    expect(readAdvisor(bytes(JSON.stringify(message)))).toEqual({ ok: false, reason: 'bad_message' })
  })
})

describe('A26, A54: what is not a message', () => {
  test.each([
    ['no JSON', bytes('{')],
    ['broken UTF-8', Uint8Array.of(0xc3, 0x28)],
    ['too long', bytes(JSON.stringify({ type: 'hello', pad: 'x'.repeat(MESSAGE_BYTES) }))],
    ['deep', bytes('['.repeat(500) + ']'.repeat(500))],
    ['polluting', bytes('{"type":"hello","__proto__":{"polluted":1}}')],
    ['a constructor', bytes('{"type":"hello","constructor":{"prototype":{"polluted":1}}}')],
  ])('%s', (_, message) => {
    const read = readAdvisor(message)
    expect(read.ok && Object.keys(read.value).length > 1).toBe(false)
    expect(({} as { polluted?: number }).polluted).toBe(undefined)
  })
})
