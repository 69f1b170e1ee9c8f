import { contentDisposition } from '@/lib/content-disposition'
import { type FileKind, mediaTypes } from './content-kind'

/** What a browser may show in its place: pictures that cannot hold anything else. All others it saves. */
const shown: ReadonlySet<FileKind> = new Set(['png', 'jpeg', 'webp'])

/**
 * On each answer where files are: whatever comes is taken for what we say it is and nothing else, runs nothing, loads
 * nothing, is seen by pages of ours only, and is kept nowhere.
 */
export const safeHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'private, no-store',
} as const

/** What a file is sent with. */
export function fileHeaders({ name, kind }: { name: string; kind: FileKind }): Record<string, string> {
  return {
    'Content-Type': mediaTypes[kind],
    'Content-Disposition': contentDisposition(shown.has(kind) ? 'inline' : 'attachment', name),
    ...safeHeaders,
  }
}

/** Longest name that a page may send. Characters. */
const longestTyped = 1_000

/** A file's name as a page of ours sends it in a header (`encodeURIComponent`: headers are ASCII). Null when it is none. */
export function typedName(header: string | null): string | null {
  if (header === null || !/^[\x21-\x7e]+$/.test(header)) return null
  try {
    const name = decodeURIComponent(header)
    return name.length <= longestTyped ? name : null
  } catch {
    return null
  }
}
