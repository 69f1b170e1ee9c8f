import { touchSession } from '@/db/session'
import { endpoint } from '@/lib/server/endpoint'

/** The person did something: the idle time starts again. 409 once locked. */
export const POST = endpoint(async (_request, { actor }, now) => {
  return new Response(null, { status: (await touchSession(actor, now)) ? 204 : 409 })
})
