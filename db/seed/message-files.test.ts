import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawnPicture } from './drawn-picture'
import { printedPage, stoppedForm } from './message-files'

describe('a printed page', () => {
  const { content, name, kind } = printedPage('page.pdf', 'Årsbesked (1)', ['One line', 'a \\ and a )'])
  const text = content.toString('latin1')

  it('is a sound PDF: each object stands where the table says', () => {
    expect([name, kind]).toEqual(['page.pdf', 'pdf'])
    expect(text.startsWith('%PDF-1.4\n')).toBe(true)
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
    expect(text.slice(table, table + 9)).toBe('xref\n0 6\n')
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at))
    expect(offsets).toHaveLength(5)
    for (const [nth, at] of offsets.entries())
      expect(text.slice(at, at + 8)).toMatch(new RegExp(`^${nth + 1} 0 obj`))
    const [, length, stream = ''] = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text) ?? []
    expect(stream.length).toBe(Number(length))
  })

  it('says what was given, with signs of the format escaped', () => {
    expect(text).toContain('(Årsbesked \\(1\\)) Tj')
    expect(text).toContain('(a \\\\ and a \\)) Tj')
  })
})

describe('a drawn picture', () => {
  /** The chunks of a PNG, each with a sum that fits. */
  function chunksOf(png: Buffer): Map<string, Buffer> {
    const chunks = new Map<string, Buffer>()
    for (let at = 8; at < png.length; ) {
      const length = png.readUInt32BE(at)
      const body = png.subarray(at + 4, at + 8 + length)
      expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body))
      chunks.set(body.toString('latin1', 0, 4), body.subarray(4))
      at += 12 + length
    }
    return chunks
  }

  it('is a sound PNG of its size, that unpacks to its pixels', () => {
    const png = drawnPicture(6, 2, [{ x: 1, y: 1, width: 4, height: 1, ink: 'red' }])
    expect(png.toString('latin1', 0, 8)).toBe('\x89PNG\r\n\x1a\n')
    const chunks = chunksOf(png)
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
    expect([...(chunks.get('IHDR') ?? [])]).toEqual([0, 0, 0, 6, 0, 0, 0, 2, 2, 3, 0, 0, 0])
    // two bits a pixel, a byte before each row
    expect([...inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))]).toEqual([
      0, 0, 0, 0, 0b00111111, 0b11000000,
    ])
  })

  it('stands for a form that was stopped, small enough to store as it is', () => {
    const { kind, content } = stoppedForm('limit.png')
    expect(kind).toBe('png')
    expect(inflateSync(chunksOf(content).get('IDAT') ?? Buffer.alloc(0)).length).toBe(121 * 280)
    expect(content.length).toBeLessThan(65_536)
  })
})
