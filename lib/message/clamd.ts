import type { Verdict } from './scan'

/** How much of a file is sent in one piece. Bytes. */
export const pieceBytes = 256 * 1024

const command = new TextEncoder().encode('zINSTREAM\0')

/**
 * A file as clamd takes it (clamd manual, INSTREAM): the command, then pieces with the length of each before it, then a
 * piece of nothing. The `z` says that command and answer end with NUL. Nothing is copied.
 */
export function* inStream(content: Uint8Array): Generator<Uint8Array> {
  yield command
  for (let at = 0; at < content.byteLength; at += pieceBytes) {
    const piece = content.subarray(at, at + pieceBytes)
    yield fourBytes(piece.byteLength)
    yield piece
  }
  yield fourBytes(0)
}

/** In network byte order: 258 is 0, 0, 1, 2. */
function fourBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}

/** What clamd's answer says, without the NUL that ends it: `stream: OK`, `stream: <name> FOUND`; anything else is no verdict. */
export function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return 'clean'
  return /^stream: .+ FOUND$/.test(answer) ? 'infected' : 'unavailable'
}
