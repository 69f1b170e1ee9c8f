/** A growing row of bytes with the few kinds of numbers and texts that the codec needs. */
export class ByteWriter {
  #bytes = new Uint8Array(256)
  #length = 0

  #room(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }

  byte(value: number): void {
    this.#room(1)
    this.#bytes[this.#length++] = value & 0xff
  }

  /** A whole number from 0 up to 2^53 - 1 in as few bytes as it needs (LEB128). */
  count(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.byte((rest % 0x80) | 0x80)
      rest = Math.floor(rest / 0x80)
    }
    this.byte(rest)
  }

  /** A whole number of either sign; small distances are short. */
  distance(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value)
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  text(value: string): void {
    const bytes = encoder.encode(value)
    this.count(bytes.length)
    this.raw(bytes)
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Thrown while reading bytes that nobody of ours wrote; `decodeEvents` and `readFrame` turn it into a refusal. */
export class BadBytes extends Error {}

/** Reads what a ByteWriter wrote. Every read is checked against the end. */
export class ByteReader {
  #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  byte(): number {
    const value = this.#bytes[this.#at]
    if (value === undefined) throw new BadBytes('ends too early')
    this.#at += 1
    return value
  }

  count(): number {
    let value = 0
    let weight = 1
    for (let read = 0; read < 8; read += 1) {
      const byte = this.byte()
      value += (byte & 0x7f) * weight
      if (byte < 0x80) return Number.isSafeInteger(value) ? value : this.#bad('number too large')
      weight *= 0x80
    }
    return this.#bad('number too long')
  }

  distance(): number {
    const value = this.count()
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }

  raw(length: number): Uint8Array {
    if (length > this.left) return this.#bad('ends too early')
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  text(longest: number): string {
    const length = this.count()
    if (length > longest * 4) return this.#bad('text too long')
    try {
      return decoder.decode(this.raw(length))
    } catch {
      return this.#bad('not utf-8')
    }
  }

  #bad(why: string): never {
    throw new BadBytes(why)
  }
}
