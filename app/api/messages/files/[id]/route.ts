import { getTranslations } from 'next-intl/server'
import { type OpenedFile, openFile } from '@/db/message-file'
import { saveRefusedAccess } from '@/db/refused-access'
import { isUuid } from '@/lib/access/uuid'
import { fileHeaders, safeHeaders } from '@/lib/message/file-headers'
import { guarded } from '@/lib/server/endpoint'
import { sessionFromCookie } from '@/lib/server/identity'

type Context = { params: Promise<{ id: string }> }

const plain = (text: string, status: number) =>
  new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...safeHeaders } })

/** A file of a message, for whoever may see its thread. To everybody else it is not there. */
export const GET = guarded<Context>(async (request, { params }) => {
  const now = new Date()
  const { id } = await params
  const known = await sessionFromCookie(request.headers.get('cookie'), now)
  if (known?.state !== 'active') return plain('Sign in first', 401)
  // fetched before anybody looks: that is no reading, so there is nothing to read
  if (request.headers.has('x-radrum-prefetch')) return plain('Not found', 404)
  if (!isUuid(id)) {
    await saveRefusedAccess(known.actor, '/api/messages/files/[id]', 'not_found')
    return plain('Not found', 404)
  }
  const file = await openFile(known.actor, id, now)
  if (file.ok) return whole(file.value)
  if (file.reason === 'not_found') return plain('Not found', 404)
  const t = await getTranslations('message.refusal')
  return plain(t(file.reason), file.reason === 'file_waiting' ? 409 : 410)
})

/** Piece by piece, as fast as whoever asked takes them. One that breaks off is shorter than it says, so it is no file. */
function whole({ pieces, bytes, ...file }: OpenedFile): Response {
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers: { ...fileHeaders(file), 'Content-Length': String(bytes) } })
}
