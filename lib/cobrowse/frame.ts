import { no, ok, type Result } from '@/lib/result'
import { BadBytes, ByteReader, ByteWriter } from './bytes'
import { limits } from './event'

/**
 * How messages travel: cut into frames that fit a LiveKit data packet. One frame is
 *
 *     format(1) kind|flags(1) epoch sequence part parts taglength tag[taglength] payload
 *
 * with counts as LEB128. `epoch` is one recording (a reload starts another), `sequence` counts its frames
 * without a hole, `tag` is the place of the authentication tag once payloads are encrypted end to end; it
 * covers everything before it and the payload. Today it is empty, and a frame that carries one is refused.
 */
export const FORMAT = 1

/** LiveKit takes 15 KiB in one reliable packet. */
export const FRAME_BYTES = 15 * 1024
const HEAD_BYTES = 40

export const kinds = ['events', 'snapshot', 'control'] as const
export type Kind = (typeof kinds)[number]

export type Frame = {
  kind: Kind
  /** The payload of the whole message was deflated (deflate-raw) before it was cut. */
  deflated: boolean
  epoch: number
  sequence: number
  part: number
  parts: number
  payload: Uint8Array
}

const DEFLATED = 0x80

function writeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  const to = new ByteWriter()
  to.byte(FORMAT)
  to.byte(kinds.indexOf(frame.kind) | (frame.deflated ? DEFLATED : 0))
  to.count(frame.epoch)
  to.count(frame.sequence)
  to.count(frame.part)
  to.count(frame.parts)
  to.count(0)
  to.raw(frame.payload)
  return to.done()
}

export type Message = { kind: Kind; deflated: boolean; epoch: number; payload: Uint8Array }

/** The frames of one message, the first with this sequence number, each at most 15 KiB. */
export function cut(message: Message, sequence: number): Uint8Array<ArrayBuffer>[] {
  const room = FRAME_BYTES - HEAD_BYTES
  const parts = Math.max(1, Math.ceil(message.payload.length / room))
  return Array.from({ length: parts }, (_, part) =>
    writeFrame({
      ...message,
      part,
      parts,
      sequence: sequence + part,
      payload: message.payload.subarray(part * room, (part + 1) * room),
    }),
  )
}

/** One frame from the wire, or why not. Nothing is allocated beyond its own bytes. */
export function readFrame(bytes: Uint8Array): Result<Frame, 'bad_frame' | 'other_format' | 'encrypted'> {
  if (bytes.length > FRAME_BYTES) return no('bad_frame')
  try {
    const from = new ByteReader(bytes)
    if (from.byte() !== FORMAT) return no('other_format')
    const flags = from.byte()
    const kind = kinds[flags & 0x0f]
    const [epoch, sequence, part, parts, tag] = [0, 0, 0, 0, 0].map(() => from.count()) as Five
    if (tag > 0) return no('encrypted')
    if (!kind || (flags & 0x70) !== 0 || parts < 1 || part >= parts) return no('bad_frame')
    if (parts * (FRAME_BYTES - HEAD_BYTES) > limits.message + FRAME_BYTES) return no('bad_frame')
    const payload = from.raw(from.left)
    return ok({ kind, deflated: (flags & DEFLATED) !== 0, epoch, sequence, part, parts, payload })
  } catch (error) {
    if (error instanceof BadBytes) return no('bad_frame')
    throw error
  }
}

type Five = [number, number, number, number, number]

/** Puts the parts of a message together again. Parts come in order; whoever skips one starts over. */
export class Joiner {
  #parts: Uint8Array[] = []
  #first: Frame | null = null

  /** The message when this frame completes it, else null. */
  add(frame: Frame): Message | null {
    const first = this.#first
    const follows = first && frame.part === this.#parts.length && frame.parts === first.parts
    if (frame.part === 0) this.#begin(frame)
    else if (!follows || frame.kind !== first.kind || frame.epoch !== first.epoch) return this.#drop()
    this.#parts.push(frame.payload)
    if (this.#parts.length < frame.parts) return null
    const payload = this.#whole()
    this.#drop()
    return { kind: frame.kind, deflated: frame.deflated, epoch: frame.epoch, payload }
  }

  #begin(frame: Frame): void {
    this.#first = frame
    this.#parts = []
  }

  #drop(): null {
    this.#first = null
    this.#parts = []
    return null
  }

  #whole(): Uint8Array {
    const only = this.#parts[0]
    if (this.#parts.length === 1 && only) return only
    const whole = new Uint8Array(this.#parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of this.#parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }
}
