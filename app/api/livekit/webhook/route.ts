import { guarded, readText } from '@/lib/server/endpoint'
import { receiveWebhook } from '@/lib/server/livekit-webhook'

/** LiveKit tells what happened in a room. Signature first; the same event twice has one effect. */
export const POST = guarded(async (request: Request) => {
  const body = await readText(request, 256 * 1024)
  if (body === null) return new Response(null, { status: 413 })
  const [authorization, type] = ['authorization', 'content-type'].map((name) => request.headers.get(name))
  return new Response(null, { status: await receiveWebhook(body, authorization ?? null, type ?? null) })
})
