import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesOf, zipOf } from '@/tests/support/files'
import { contentKind, mediaTypes } from './content-kind'
import { zipNames } from './zip-names'

const docx = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']
const parts = (count: number) => Array.from({ length: count }, (_, nth) => `word/media/${nth}.png`)

describe('a file is what it contains', () => {
  it.each([
    ['pdf', bytesOf('%PDF-1.7\n')],
    ['png', bytesOf('\x89PNG\r\n\x1a\n\0')],
    ['jpeg', bytesOf('\xff\xd8\xff\xe0')],
    ['webp', bytesOf('RIFF\x10\0\0\0WEBPVP8 ')],
    ['heic', bytesOf('\0\0\0\x18ftypheic\0')],
    ['text', new TextEncoder().encode('Räntan är 2 %\n\tok\r\n')],
    ['text', bytesOf('a < b\nx')],
    ['docx', zipOf(docx)],
    ['docx', zipOf(['_rels/.rels', 'word/document.xml', '[Content_Types].xml'])],
    // as Google exports it, and as Word leaves it after saving in place
    ['docx', zipOf(['word/numbering.xml', 'word/document.xml', '[Content_Types].xml'])],
    ['docx', zipOf(['[trash]/0000.dat', 'word/footer1.xml', ...docx])],
    ['xlsx', zipOf(['[Content_Types].xml', 'xl/workbook.xml'])],
  ])('%s', (kind, content) => {
    expect(contentKind(content)).toEqual({ ok: true, value: kind })
    expect(Object.keys(mediaTypes)).toContain(kind)
  })

  it.each([
    ['file_executable', bytesOf('MZ\x90\0')],
    ['file_executable', bytesOf('\x7fELF\x02')],
    ['file_executable', bytesOf('\xcf\xfa\xed\xfe')],
    ['file_executable', bytesOf('#!/bin/sh\n')],
    ['file_active', bytesOf('<!DOCTYPE html><p>')],
    ['file_active', bytesOf('\n <svg xmlns="x">')],
    ['file_active', bytesOf('\xef\xbb\xbf<?xml version="1.0"?><svg/>')],
    ['file_active', bytesOf('<SCRIPT>')],
    ['file_macros', zipOf([...docx, 'word/vbaProject.bin'])],
    ['file_unknown', zipOf(['a.txt'])],
    ['file_macros', zipOf([...docx, ...parts(9_996), 'word/vbaProject.bin'])],
    ['file_unknown', zipOf(['evil.exe', ...docx])],
    ['file_unknown', zipOf([...docx, 'evil.exe'])],
    ['file_unknown', zipOf(['word/document.xml'])],
    // more than is looked at: what is last could be anything
    ['file_unknown', zipOf([...docx, ...parts(9_998), 'word/vbaProject.bin'])],
    ['file_unknown', zipOf(['[Content_Types].xml', 'ppt/presentation.xml'])],
    ['file_unknown', bytesOf('PK\x03\x04 and nothing more')],
    ['file_unknown', bytesOf('GIF89a\0\0')],
    ['file_unknown', bytesOf('\0\0\0\x18ftypisom\0')],
    ['file_unknown', bytesOf('RIFF\x10\0\0\0WAVE')],
    ['file_unknown', bytesOf('caf\xe9')],
    ['file_unknown', bytesOf('a\0b')],
  ])('%s', (reason, content) => {
    expect(contentKind(content)).toEqual({ ok: false, reason })
  })

  it('anything at all gets an answer, and never throws', () => {
    const starts = fc.constantFrom('', 'PK\x03\x04', '%PDF-', 'RIFF', '\0\0\0\0ftyp').map(bytesOf)
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        expect(contentKind(Uint8Array.from([...start, ...rest]))).toHaveProperty('ok')
      }),
    )
  })
})

describe('zipNames', () => {
  it('names what its table names', () => {
    expect(zipNames(zipOf(['a', 'b', 'c'], ['c', 'a', 'b']))).toEqual(['c', 'a', 'b'])
  })

  it('reads on behind a comment, and inside a larger buffer', () => {
    const zip = zipOf(['a'])
    const larger = Uint8Array.from([...bytesOf('xxxx'), ...zip, ...bytesOf('comment')])
    expect(zipNames(larger.subarray(4))).toEqual(['a'])
  })

  it('a table that is cut off or lies is no archive', () => {
    const zip = zipOf(['a', 'b'])
    expect(zipNames(zip.subarray(0, zip.length - 4))).toEqual([])
    const lying = Uint8Array.from(zip)
    lying[lying.length - 12] = 200
    expect(zipNames(lying)).toEqual([])
    expect(zipNames(new Uint8Array())).toEqual([])
  })
})
