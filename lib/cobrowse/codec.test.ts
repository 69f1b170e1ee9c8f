import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BadBytes, ByteReader, ByteWriter } from './bytes'
import { EventDecoder } from './decode'
import { EventEncoder } from './encode'
import type { Mutation, SharedEvent, SharedNode } from './event'
import { Words } from './words'

const id = fc.integer({ min: 1, max: 1_000_000 })
const words = fc.string({ maxLength: 60, unit: 'grapheme' })
const name = fc.constantFrom('class', 'role', 'title', 'href', 'data-state')
const values = fc.dictionary(name, words, { noNullPrototype: true })

const { node } = fc.letrec<{ node: SharedNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant(3 as const), id, textContent: words }),
    fc.record({
      type: fc.constant(2 as const),
      id,
      tagName: fc.constantFrom('div', 'p', 'made-up'),
      attributes: values,
      childNodes: fc.array(tie('node'), { maxLength: 4 }),
    }),
    fc.record({
      type: fc.constant(2 as const),
      id,
      tagName: fc.constant('svg'),
      attributes: values,
      childNodes: fc.array(tie('node'), { maxLength: 2 }),
      isSVG: fc.constant(true as const),
    }),
  ),
}))

const mutation: fc.Arbitrary<Mutation> = fc.record({
  source: fc.constant(0 as const),
  texts: fc.array(fc.record({ id, value: words }), { maxLength: 3 }),
  attributes: fc.array(
    fc.record({ id, attributes: fc.dictionary(name, fc.option(words), { noNullPrototype: true }) }),
    { maxLength: 3 },
  ),
  removes: fc.array(fc.record({ parentId: id, id }), { maxLength: 3 }),
  adds: fc.array(fc.record({ parentId: id, nextId: fc.option(id), node }), { maxLength: 3 }),
})

const size = fc.integer({ min: 0, max: 20_000 })
const timestamp = fc.integer({ min: 0, max: 2_000_000_000_000 })
const change = fc.oneof(
  mutation,
  fc.record({ source: fc.constant(3 as const), id, x: size, y: size }),
  fc.record({ source: fc.constant(4 as const), width: size, height: size }),
  fc.record({ source: fc.constant(5 as const), id, text: words, isChecked: fc.boolean() }),
)
const document = fc.record({
  type: fc.constant(0 as const),
  id: fc.constant(1),
  childNodes: fc.array(node, { maxLength: 3 }),
})
const event: fc.Arbitrary<SharedEvent> = fc.oneof(
  fc.record({
    type: fc.constant(4 as const),
    timestamp,
    data: fc.record({ href: words, width: size, height: size }),
  }),
  fc.record({
    type: fc.constant(2 as const),
    timestamp,
    data: fc.record({ node: document, initialOffset: fc.record({ left: size, top: size }) }),
  }),
  fc.record({ type: fc.constant(3 as const), timestamp, data: change }),
)

describe('events there and back', () => {
  test('are the same (any events, any number of messages)', () => {
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 4 }), { maxLength: 5 }), (messages) => {
        const [encoder, decoder] = [new EventEncoder(), new EventDecoder()]
        for (const events of messages) {
          expect(decoder.decode(encoder.encode(events))).toEqual({ ok: true, value: events })
        }
      }),
    )
  })
  test('a snapshot can be read alone', () => {
    fc.assert(
      fc.property(event, event, (before, snapshot) => {
        const encoder = new EventEncoder()
        encoder.encode([before])
        encoder.restart()
        const decoder = new EventDecoder()
        decoder.restart()
        expect(decoder.decode(encoder.encode([snapshot]))).toEqual({ ok: true, value: [snapshot] })
      }),
    )
  })
  test('a small change is small', () => {
    const encoder = new EventEncoder()
    const change = (at: number, value: string): SharedEvent => ({
      type: 3,
      timestamp: 1_700_000_000_000 + at,
      data: { source: 0, texts: [{ id: 4_711, value }], attributes: [], removes: [], adds: [] },
    })
    encoder.encode([change(0, '100 kr')])
    expect(encoder.encode([change(20, '200 kr')]).length).toBeLessThan(20)
    expect(encoder.encode([change(40, '100 kr')]).length).toBeLessThan(12)
  })
})

describe('A63: bytes that nobody of ours wrote', () => {
  test('never throw, hang or give more nodes than bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = new EventDecoder().decode(bytes)
        return result.ok || result.reason === 'bad_bytes'
      }),
    )
  })
  test('cut off anywhere', () => {
    fc.assert(
      fc.property(event, fc.nat(), (one, at) => {
        const whole = new EventEncoder().encode([one])
        const result = new EventDecoder().decode(whole.subarray(0, at % whole.length))
        return result.ok ? result.value.length === 0 : result.reason === 'bad_bytes'
      }),
    )
  })
  test.each([
    ['an unknown event', [9, 0]],
    ['an unknown word', [0, 0, 0xff, 0x7f]],
    ['an endless number', Array(20).fill(0xff)],
    ['a list longer than its bytes', [2, 0, 0xff, 0xff, 0x7f]],
    ['broken UTF-8', [5, 0, 2, 0, 2, 0xc3, 0x28]],
    ['an unknown kind of node', [1, 0, 0, 0, 5, 0]],
  ])('%s', (_, bytes) => {
    expect(new EventDecoder().decode(Uint8Array.from(bytes))).toEqual({ ok: false, reason: 'bad_bytes' })
  })
  test('nesting without end', () => {
    const deep = [1, 0, 0, 0, ...Array(2_000).fill([0, 0, 1]).flat()]
    expect(new EventDecoder().decode(Uint8Array.from(deep)).ok).toBe(false)
  })
})

describe('numbers and texts', () => {
  test('count', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const to = new ByteWriter()
        to.count(value)
        return new ByteReader(to.done()).count() === value
      }),
    )
  })
  test('distance', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const to = new ByteWriter()
        to.distance(value)
        return new ByteReader(to.done()).distance() === value
      }),
    )
  })
  test.each([
    [0, 1],
    [127, 1],
    [128, 2],
    [16_383, 2],
    [16_384, 3],
  ])('%i takes %i bytes', (value, bytes) => {
    const to = new ByteWriter()
    to.count(value)
    expect(to.done().length).toBe(bytes)
  })
  test('a text longer than agreed is refused before it is read', () => {
    const to = new ByteWriter()
    to.text('x'.repeat(50))
    expect(() => new ByteReader(to.done()).text(10)).toThrow(BadBytes)
  })
})

test('a word costs its letters once', () => {
  const [writer, reader] = [new Words(), new Words()]
  const bytes = (word: string) => {
    const to = new ByteWriter()
    writer.write(to, word)
    const written = to.done()
    expect(reader.read(new ByteReader(written))).toBe(word)
    return written.length
  }
  expect(bytes('rounded-control border')).toBe(24)
  expect(bytes('rounded-control border')).toBe(2)
  expect(bytes('div')).toBe(1)
  expect(bytes('z'.repeat(300))).toBe(303)
  expect(bytes('z'.repeat(300))).toBe(303)
})
