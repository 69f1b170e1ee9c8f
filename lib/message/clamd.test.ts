import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf } from '@/tests/support/files'
import { inStream, pieceBytes, verdictOf } from './clamd'

const sent = (content: Uint8Array) => Buffer.concat([...inStream(content)])

/** Reads it as clamd does: what was in the pieces, and how long each was. */
function received(bytes: Buffer): { content: Buffer; lengths: number[] } {
  expect(bytes.subarray(0, 10).toString('latin1')).toBe('zINSTREAM\0')
  const pieces: Buffer[] = []
  for (let at = 10; ; ) {
    const length = bytes.readUInt32BE(at)
    at += 4
    if (length === 0) {
      expect(at).toBe(bytes.length)
      return { content: Buffer.concat(pieces), lengths: pieces.map((piece) => piece.length) }
    }
    pieces.push(bytes.subarray(at, at + length))
    at += length
  }
}

describe('inStream', () => {
  it('is the command, pieces with their lengths, and a piece of nothing', () => {
    expect(sent(bytesOf('abc')).toString('latin1')).toBe('zINSTREAM\0\0\0\0\x03abc\0\0\0\0')
    expect(sent(new Uint8Array()).toString('latin1')).toBe('zINSTREAM\0\0\0\0\0')
  })

  it.each([
    [pieceBytes - 1, [pieceBytes - 1]],
    [pieceBytes, [pieceBytes]],
    [pieceBytes + 1, [pieceBytes, 1]],
    [3 * pieceBytes, [pieceBytes, pieceBytes, pieceBytes]],
  ])('%i bytes', (bytes, lengths) => {
    expect(received(sent(new Uint8Array(bytes).fill(97))).lengths).toEqual(lengths)
  })

  it('arrives as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        expect(received(sent(content)).content.equals(content)).toBe(true)
      }),
    )
  })
})

describe('verdictOf', () => {
  it.each([
    ['stream: OK', 'clean'],
    ['stream: Win.Test.EICAR_HDB-1 FOUND', 'infected'],
    ['stream: Heuristics.Encrypted.PDF FOUND', 'infected'],
    ['INSTREAM size limit exceeded. ERROR', 'unavailable'],
    ['stream: Can’t allocate memory ERROR', 'unavailable'],
    ['stream: ', 'unavailable'],
    ['stream: OK or not', 'unavailable'],
    ['HTTP/1.1 400 Bad Request', 'unavailable'],
    ['', 'unavailable'],
  ])('%j is %s', (answer, verdict) => {
    expect(verdictOf(answer)).toBe(verdict)
  })
})
