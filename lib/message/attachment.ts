import type { Role } from '@/lib/access/actor'
import { plainText } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'
import { contentKind, type FileKind, type KindReason } from './content-kind'

/** Largest file. Bytes. */
export const largestFile = 10 * 1024 * 1024
/** Files with one message. */
export const filesAtMost = 5
/** Files that somebody has uploaded to one place and not sent yet: two messages' worth. */
export const unsentAtMost = 2 * filesAtMost
/** The same in all places together. */
export const unsentInAll = 3 * unsentAtMost
/** What one person attaches within 24 hours. Bytes; the last file may go beyond it. */
const dayAtMost = { customer: 20 * largestFile, staff: 100 * largestFile }

export type RoomReason = 'too_many_files' | 'files_of_the_day'
export type FileReason = KindReason | RoomReason | 'file_empty' | 'file_too_large' | 'file_too_slow'

/** What somebody has attached: files that wait in this place, in all places, and bytes of the last 24 hours. */
export type Attached = { here: number; unsent: number; dayBytes: number }

/** May they attach another one there? */
export function checkRoom({ here, unsent, dayBytes }: Attached, role: Role): Result<true, RoomReason> {
  if (here >= unsentAtMost || unsent >= unsentInAll) return no('too_many_files')
  return dayBytes < dayAtMost[role === 'customer' ? role : 'staff'] ? ok(true) : no('files_of_the_day')
}

export type CheckedFile = { name: string; kind: FileKind }

/** May this be attached? It gets the name and the kind that its content deserves. */
export function checkFile(typedName: string, content: Uint8Array): Result<CheckedFile, FileReason> {
  if (content.byteLength === 0) return no('file_empty')
  if (content.byteLength > largestFile) return no('file_too_large')
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
