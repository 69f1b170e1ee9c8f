import { no, ok, type Result } from '@/lib/result'
import { zipNames } from './zip-names'

/** What may be attached, and what it is sent as when somebody opens it. */
export const mediaTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  heic: 'image/heic',
  text: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type FileKind = keyof typeof mediaTypes

export type KindReason = 'file_executable' | 'file_active' | 'file_macros' | 'file_unknown'

/**
 * What a file is, by its content alone: neither its name nor what the browser calls it is asked. Programs, pages and
 * pictures that can carry scripts (HTML, SVG), and documents with macros are refused by name, everything else as unknown.
 */
export function contentKind(content: Uint8Array): Result<FileKind, KindReason> {
  if (programs.some((start) => begins(content, start))) return no('file_executable')
  const known = signed(content)
  if (known) return ok(known)
  if (begins(content, 'PK\x03\x04')) return officeKind(content)
  const text = asText(content)
  if (text === null) return no('file_unknown')
  return markup.test(text) ? no('file_active') : ok('text')
}

/** Windows, Linux, macOS (three ways), scripts with an interpreter. */
const programs = [
  'MZ',
  '\x7fELF',
  '\xfe\xed\xfa',
  '\xcf\xfa\xed\xfe',
  '\xce\xfa\xed\xfe',
  '\xca\xfe\xba\xbe',
  '#!',
]

/** Anything that begins like a page, a picture of words or XML. */
const markup = /^\s*<(!doctype|!--|html|head|body|svg|script|\?xml)/i

/** ISO 14496-12: the brands of pictures from phones. */
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'mif1'])

function signed(content: Uint8Array): FileKind | null {
  if (begins(content, '%PDF-')) return 'pdf'
  if (begins(content, '\x89PNG\r\n\x1a\n')) return 'png'
  if (begins(content, '\xff\xd8\xff')) return 'jpeg'
  if (begins(content, 'RIFF') && latin(content, 8, 12) === 'WEBP') return 'webp'
  return latin(content, 4, 8) === 'ftyp' && heicBrands.has(latin(content, 8, 12)) ? 'heic' : null
}

/** What lies in the packages that Word, Excel, LibreOffice and Google write. */
const officePart =
  /^(\[Content_Types\]\.xml|(_rels|_xmlsignatures|docProps|docMetadata|customXml|word|xl|\[trash\])\/.*)$/

/** ECMA-376: a package has a table of contents, wherever it lies, and holds one document and nothing foreign. */
function officeKind(content: Uint8Array): Result<FileKind, KindReason> {
  const names = zipNames(content)
  if (!names.includes('[Content_Types].xml') || !names.every((name) => officePart.test(name)))
    return no('file_unknown')
  if (names.some((name) => /vbaProject\.bin$|\/activeX\//i.test(name))) return no('file_macros')
  if (names.includes('word/document.xml')) return ok('docx')
  return names.includes('xl/workbook.xml') ? ok('xlsx') : no('file_unknown')
}

/** Text is what is UTF-8 throughout and has no control characters but blanks and line ends. */
function asText(content: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return /[^\P{Cc}\t\n\r\f]/u.test(text) ? null : text
  } catch {
    return null
  }
}

function begins(content: Uint8Array, start: string): boolean {
  return latin(content, 0, start.length) === start
}

function latin(content: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...content.subarray(from, to))
}
