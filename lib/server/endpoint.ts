import type { z } from 'zod'
import { saveRefusedAccess } from '@/db/refused-access'
import type { KnownSession } from '@/db/session'
import { pageName } from '@/lib/audit/refused-access'
import { type InputRefusal, readInput } from '@/lib/read-input'
import { no, type Result } from '@/lib/result'
import { unavailable } from './database-away'
import { sessionFromCookie } from './identity'
import { logFailure } from './log'
import { isOwnOrigin } from './origin'

type Handler = (request: Request, known: KnownSession, now: Date) => Promise<Response>

/** Largest JSON body an endpoint reads. Bytes. */
const maxBody = 16 * 1024

/**
 * An endpoint for our own pages: origin and session first. A locked session comes through, because it answers pings;
 * what else it may not do the handler refuses.
 */
export function endpoint(handler: Handler) {
  return guarded<void>(async (request) => {
    const now = new Date()
    if (!isOwnOrigin(request.headers)) return Response.json({ error: 'not_allowed' }, { status: 403 })
    const known = await sessionFromCookie(request.headers.get('cookie'), now)
    if (!known) return Response.json({ error: 'signed_out' }, { status: 401 })
    const response = await handler(request, known, now)
    if (response.status === 400)
      await saveRefusedAccess(known.actor, pageName(new URL(request.url).pathname), 'bad_input')
    return response
  })
}

/** Any endpoint: the database being away is 503 with Retry-After, a bug is 500 with an id and nothing else. */
export function guarded<C = void>(handler: (request: Request, context: C) => Promise<Response>) {
  return async (request: Request, context: C): Promise<Response> => {
    try {
      return await handler(request, context)
    } catch (error) {
      if (unavailable(error)) {
        return Response.json({ error: 'unavailable' }, { status: 503, headers: { 'Retry-After': '5' } })
      }
      return Response.json({ error: 'failed', id: logFailure(error) }, { status: 500 })
    }
  }
}

/** Reads a small JSON body against a schema: wrong type, too large, malformed or unknown fields are `bad_input`. */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<Result<z.output<S>, InputRefusal>> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return no('bad_input')
  const text = await readText(request, maxBody)
  if (text === null) return no('bad_input')
  try {
    return readInput(schema, JSON.parse(text))
  } catch {
    return no('bad_input')
  }
}

/** The body as text, or null when it is longer than `max` bytes or not UTF-8. */
export async function readText(request: Request, max: number): Promise<string | null> {
  const bytes = await readBytes(request, max)
  if (!bytes) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The body, or null when it is longer than `max` bytes. Stops reading at the limit. */
async function readBytes(request: Request, max: number): Promise<Buffer | null> {
  const reader = request.body?.getReader()
  const parts: Uint8Array[] = []
  for (let size = 0; reader; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > max) {
      await reader.cancel()
      return null
    }
    parts.push(value)
  }
  return Buffer.concat(parts)
}
