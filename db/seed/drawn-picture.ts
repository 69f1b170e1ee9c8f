/** The four inks a drawn picture has, with their colours; what nothing covers is paper. */
const inks = {
  page: [0xf5, 0xf3, 0xee],
  white: [0xff, 0xff, 0xff],
  grey: [0x4a, 0x56, 0x52],
  red: [0xb3, 0x26, 0x1e],
}
const order = Object.keys(inks)

export type Rectangle = { x: number; y: number; width: number; height: number; ink: keyof typeof inks }

/** A small PNG picture of rectangles, later ones on top: two bits a pixel, stored uncompressed (RFC 1950, 1951, 2083). */
export function drawnPicture(width: number, height: number, rectangles: Rectangle[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([2, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(Object.values(inks).flat())),
    chunk('IDAT', stored(pixels(width, height, rectangles))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function pixels(width: number, height: number, rectangles: Rectangle[]): Buffer {
  const row = 1 + Math.ceil(width / 4)
  const drawn = Buffer.alloc(row * height)
  for (const { ink, ...box } of rectangles)
    for (let y = box.y; y < box.y + box.height; y++)
      for (let x = box.x; x < box.x + box.width; x++) {
        const at = y * row + 1 + (x >> 2)
        const shift = 6 - 2 * (x & 3)
        drawn[at] = ((drawn[at] ?? 0) & ~(3 << shift)) | (order.indexOf(ink) << shift)
      }
  return drawn
}

/** One block that is not compressed: at most 65,535 bytes. */
function stored(data: Buffer): Buffer {
  const head = Buffer.from([0x78, 0x01, 0x01, 0, 0, 0, 0])
  head.writeUInt16LE(data.length, 3)
  head.writeUInt16LE(data.length ^ 0xffff, 5)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(adler32(data))
  return Buffer.concat([head, data, sum])
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

function adler32(data: Buffer): number {
  let [a, b] = [1, 0]
  for (const byte of data) {
    a = (a + byte) % 65_521
    b = (b + a) % 65_521
  }
  return ((b << 16) | a) >>> 0
}

function crc32(data: Buffer): number {
  let sum = 0xffffffff
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
