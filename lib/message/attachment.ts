import { plainText } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'
import { contentKind, type FileKind, type KindReason } from './content-kind'

/** Largest file. Bytes. */
export const largestFile = 10 * 1024 * 1024
/** Files with one message. */
export const filesAtMost = 5
/** Files that somebody has uploaded and not sent yet: two messages' worth. */
export const unsentAtMost = 2 * filesAtMost

export type FileReason = KindReason | 'file_empty' | 'file_too_large' | 'too_many_files'

export type CheckedFile = { name: string; kind: FileKind }

/** May this be attached? It gets the name and the kind that its content deserves. */
export function checkFile(
  typedName: string,
  content: Uint8Array,
  unsent: number,
): Result<CheckedFile, FileReason> {
  if (content.byteLength === 0) return no('file_empty')
  if (content.byteLength > largestFile) return no('file_too_large')
  if (unsent >= unsentAtMost) return no('too_many_files')
  const kind = contentKind(content)
  return kind.ok ? ok({ name: safeFileName(typedName, kind.value), kind: kind.value }) : kind
}

const endings: Record<FileKind, string[]> = {
  pdf: ['pdf'],
  png: ['png'],
  jpeg: ['jpg', 'jpeg'],
  webp: ['webp'],
  heic: ['heic', 'heif'],
  text: ['txt', 'csv', 'md', 'log'],
  docx: ['docx'],
  xlsx: ['xlsx'],
}

/** Longest name before its ending. Characters. */
const longestStem = 80

/**
 * A name that is safe to show and to save on any machine: no folders, no controls or signs that turn the reading direction,
 * nothing Windows forbids, no dot in front, and the ending of what it really is: `C:\x\invoice.pdf.exe`, a picture, becomes
 * `invoice.pdf.exe.png`. Nothing left: `file.png`.
 */
export function safeFileName(typed: string, kind: FileKind): string {
  const [usual = kind] = endings[kind]
  const base = plainText(typed.slice(0, 1_000)).split(/[\\/]/).at(-1) ?? ''
  const clean = base
    .replace(/\s+/g, ' ')
    .replace(/[<>:"|?*\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const given = clean.slice(dot + 1).toLowerCase()
  const isRight = dot > 0 && endings[kind].includes(given)
  const stem = [...(isRight ? clean.slice(0, dot) : clean)].slice(0, longestStem).join('').trim()
  return `${stem || 'file'}.${isRight ? given : usual}`
}
