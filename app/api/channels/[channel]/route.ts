import { receiveDelivery } from '@/lib/server/channel-delivery'
import { guarded, readText } from '@/lib/server/endpoint'

type Context = { params: Promise<{ channel: string }> }

/** A text in JSON may take six bytes for each of its characters. */
const maxBody = 128 * 1024

/** A gateway brings what somebody has answered by SMS, messenger or e-mail. Signature first; the same one twice has one effect. */
export const POST = guarded<Context>(async (request, { params }) => {
  const body = await readText(request, maxBody)
  if (body === null) return new Response(null, { status: 413 })
  const { channel } = await params
  const [signature, type] = ['x-radrum-signature', 'content-type'].map((name) => request.headers.get(name))
  return new Response(null, { status: await receiveDelivery(channel, body, signature ?? null, type ?? null) })
})
