import { type Place, placeQuery } from '@/lib/message/place'
import type { Attachment } from '@/lib/message/thread'
import { plainText } from '@/lib/plain-text'
import { no, ok, type Result } from '@/lib/result'

/**
 * A file on its way. `cancelled` is the answer after `cancel`; once all of it has arrived it cannot be stopped any more, and
 * the bank's own answer comes.
 */
export type Upload = { answer: Promise<Result<Attachment>>; cancel: () => void }
/** @param onShare told as it goes: 0 to 1 */
export type UploadFile = (file: File, onShare: (share: number) => void) => Upload

/** Sends files as they are to the place where they wait for their message. */
export function uploadTo(place: Place): UploadFile {
  return (file, onShare) => {
    // `fetch` does not say how far it has come
    const request = new XMLHttpRequest()
    let arrived = false
    const answer = new Promise<Result<Attachment>>((resolve) => {
      request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
      request.upload.onload = () => {
        arrived = true
      }
      request.onload = () => resolve(answerOf(request.status, request.responseText))
      request.onerror = () => resolve(no('unavailable'))
      request.ontimeout = () => resolve(no('unavailable'))
      request.onabort = () => resolve(no('cancelled'))
      request.open('POST', `/api/messages/files?${placeQuery(place)}`)
      request.setRequestHeader('Content-Type', 'application/octet-stream')
      request.setRequestHeader('X-File-Name', encodeURIComponent(plainText(file.name) || 'file'))
      request.send(file)
    })
    const cancel = () => {
      if (!arrived) request.abort()
    }
    return { answer, cancel }
  }
}

/** What an answer without words of its own means, for example one that a proxy gave. */
const meant: Record<number, string> = { 401: 'signed_out', 403: 'not_allowed', 413: 'file_too_large' }

function answerOf(status: number, body: string): Result<Attachment> {
  const said = read(body)
  if (status === 201 && said) return ok(said as Attachment)
  const { error, id } = (said ?? {}) as { error?: unknown; id?: unknown }
  if (typeof error !== 'string') return no(meant[status] ?? 'unavailable')
  return no(typeof id === 'string' ? `${error}:${id}` : error)
}

function read(body: string): object | null {
  try {
    const said: unknown = JSON.parse(body)
    return typeof said === 'object' ? said : null
  } catch {
    return null
  }
}
