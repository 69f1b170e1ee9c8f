import { isMigrated } from '@/db/ready'
import { unavailable } from '@/lib/server/database-away'
import { livekitUp } from '@/lib/server/livekit'
import { logFailure } from '@/lib/server/log'

export const dynamic = 'force-dynamic'

/** 200 when people can be served; 503 and which part is missing; LiveKit away is degraded, not down. */
export async function GET(): Promise<Response> {
  const missing = await missingParts()
  if (missing.length > 0) {
    return Response.json({ status: 'unavailable', missing }, { status: 503, headers: { 'Retry-After': '5' } })
  }
  const degraded = (await livekitUp(Date.now())) ? [] : ['livekit']
  return Response.json({ status: degraded.length > 0 ? 'degraded' : 'ready', degraded })
}

async function missingParts(): Promise<string[]> {
  try {
    return (await isMigrated()) ? [] : ['migrations']
  } catch (error) {
    if (!unavailable(error)) logFailure(error)
    return ['database']
  }
}
