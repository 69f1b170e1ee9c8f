import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { notFound } from 'next/navigation'
import { currentSession, notThere } from '@/lib/server/session'

/** The one script of the replay, made beside the build (`scripts/start/bundles.mjs`). Its address names the build. */
export async function GET(): Promise<Response> {
  const known = await currentSession()
  if (!known) notFound()
  if (known.actor.role !== 'advisor') return notThere(known.actor)
  const script = await readFile(path.join(process.env.RADRUM_BUILD ?? '', 'replay.js'))
  return new Response(new Uint8Array(script), {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'private, max-age=31536000, immutable',
    },
  })
}
