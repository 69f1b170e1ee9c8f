import { findRoom, saveFile, saveRefusedFile } from '@/db/message-file'
import { saveRefusedAccess } from '@/db/refused-access'
import type { Actor } from '@/lib/access/actor'
import { pageName } from '@/lib/audit/refused-access'
import { checkFile, type FileReason } from '@/lib/message/attachment'
import { typedName } from '@/lib/message/file-headers'
import { type Place, readPlace } from '@/lib/message/place'
import { endpoint } from '@/lib/server/endpoint'
import { scan } from '@/lib/server/scanner'
import { ifRoom, readUpload } from '@/lib/server/uploads'

/** Seconds until there is probably room again. */
const retryAfter = 5

const refused = (error: string, status: number, headers?: Record<string, string>) =>
  Response.json({ error }, { status, headers })

/**
 * One file that is to go with a message, `?customer=…&thread=…`: its bytes as they are, its name in `X-File-Name`
 * (`encodeURIComponent`).
 */
export const POST = endpoint(async (request, { actor, state }, now) => {
  const url = new URL(request.url)
  if (state === 'locked') return refused('locked', 409)
  if (actor.role !== 'customer' && actor.role !== 'advisor') {
    await saveRefusedAccess(actor, pageName(url.pathname), 'not_allowed')
    return refused('not_allowed', 403)
  }
  const name = typedName(request.headers.get('x-file-name'))
  const place = readPlace(url.searchParams)
  const isBytes = request.headers.get('content-type') === 'application/octet-stream'
  if (name === null || place === null || !isBytes) return refused('bad_input', 400)
  const room = await findRoom(actor, place, now)
  if (!room.ok) return refused(room.reason, statusOf(room.reason))
  const answer = await ifRoom(actor.id, () => takeIn(request, actor, { name, place }, now))
  return answer ?? refused('unavailable', 503, { 'Retry-After': String(retryAfter) })
})

type Given = { name: string; place: Place }

async function takeIn(request: Request, actor: Actor, { name, place }: Given, now: Date): Promise<Response> {
  const content = await readUpload(request)
  if (!content.ok) return refusedFile(actor, content.reason)
  // what nobody could send anyway is not scanned
  const file = checkFile(name, content.value)
  if (!file.ok) return refusedFile(actor, file.reason)
  const verdict = await scan(content.value)
  const saved = await saveFile(actor, place, { name, content: content.value, verdict }, now)
  if (saved.ok) return Response.json(saved.value, { status: 201 })
  return refused(saved.reason, statusOf(saved.reason))
}

async function refusedFile(actor: Actor, reason: FileReason): Promise<Response> {
  await saveRefusedFile(actor, reason)
  return refused(reason, statusOf(reason))
}

function statusOf(reason: string): number {
  if (reason === 'not_found') return 404
  return reason === 'file_too_large' ? 413 : 422
}
