import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, FRAME_BYTES, type Frame, Joiner, kinds, type Message, readFrame } from './frame'

const message: fc.Arbitrary<Message> = fc.record({
  kind: fc.constantFrom(...kinds),
  deflated: fc.boolean(),
  epoch: fc.integer({ min: 0, max: 2_000_000_000 }),
  payload: fc.uint8Array({ maxLength: 50_000 }),
})

function read(bytes: Uint8Array): Frame {
  const frame = readFrame(bytes)
  if (!frame.ok) throw new Error(frame.reason)
  return frame.value
}

describe('a message there and back', () => {
  test('in frames of at most 15 KiB, numbered without a hole', () => {
    fc.assert(
      fc.property(message, fc.nat(), (sent, first) => {
        const frames = cut(sent, first)
        const joiner = new Joiner()
        const got = frames.map((bytes) => joiner.add(read(bytes)))
        expect(frames.every((bytes) => bytes.length <= FRAME_BYTES)).toBe(true)
        expect(frames.map((bytes) => read(bytes).sequence)).toEqual(frames.map((_, at) => first + at))
        expect(got.slice(0, -1).every((one) => one === null)).toBe(true)
        expect(got.at(-1)).toEqual(sent)
      }),
      { numRuns: 50 },
    )
  })
  test('an empty message is one frame', () => {
    const empty: Message = { kind: 'control', deflated: false, epoch: 1, payload: new Uint8Array() }
    expect(cut(empty, 7)).toHaveLength(1)
  })
  test('the head of a small frame is small', () => {
    const small: Message = {
      kind: 'events',
      deflated: false,
      epoch: 1_790_000_000,
      payload: new Uint8Array(4),
    }
    expect(cut(small, 9)[0]?.length).toBeLessThanOrEqual(15)
  })
})

describe('A63: frames that nobody of ours wrote', () => {
  const [good] = cut({ kind: 'events', deflated: false, epoch: 5, payload: Uint8Array.of(1) }, 0)
  test.each([
    ['nothing', [], 'bad_frame'],
    ['another format', [2, 0, 5, 0, 0, 1, 0], 'other_format'],
    ['an unknown kind', [1, 7, 5, 0, 0, 1, 0], 'bad_frame'],
    ['unknown flags', [1, 0x20, 5, 0, 0, 1, 0], 'bad_frame'],
    ['no parts', [1, 0, 5, 0, 0, 0, 0], 'bad_frame'],
    ['a part beyond the last', [1, 0, 5, 0, 3, 2, 0], 'bad_frame'],
    ['more parts than a message may have', [1, 0, 5, 0, 0, 0xff, 0x7f, 0], 'bad_frame'],
    ['an authentication tag we cannot check yet', [1, 0, 5, 0, 0, 1, 16], 'encrypted'],
  ])('%s', (_, bytes, reason) => {
    expect(readFrame(Uint8Array.from(bytes))).toEqual({ ok: false, reason })
  })
  test('more than 15 KiB', () => {
    expect(readFrame(new Uint8Array(FRAME_BYTES + 1).fill(1))).toEqual({ ok: false, reason: 'bad_frame' })
  })
  test('any bytes give a frame or a reason', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => typeof readFrame(bytes).ok === 'boolean'),
    )
  })
  test('the good one is good', () => expect(readFrame(good as Uint8Array).ok).toBe(true))
})

describe('parts that do not fit together', () => {
  const parts = cut({ kind: 'snapshot', deflated: true, epoch: 5, payload: new Uint8Array(40_000) }, 0).map(
    read,
  )
  test.each([
    ['a part missing', [0, 2]],
    ['starting in the middle', [1, 2]],
    ['twice the same', [0, 1, 1]],
  ])('%s: nothing comes out', (_, order) => {
    const joiner = new Joiner()
    expect(order.map((at) => joiner.add(parts[at] as Frame))).toEqual(order.map(() => null))
  })
  test('a part of another recording', () => {
    const joiner = new Joiner()
    joiner.add(parts[0] as Frame)
    expect(joiner.add({ ...(parts[1] as Frame), epoch: 6 })).toBe(null)
    expect(joiner.add(parts[2] as Frame)).toBe(null)
  })
  test('a new first part starts over', () => {
    const joiner = new Joiner()
    joiner.add(parts[0] as Frame)
    const [, , whole] = parts.map((part) => joiner.add(part))
    expect(whole?.payload.length).toBe(40_000)
  })
})
