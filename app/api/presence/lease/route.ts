import { z } from 'zod'
import { touchSharing } from '@/db/cobrowse'
import { closeDesk, renewDesk } from '@/db/presence'
import { renewSeat } from '@/db/seat'
import { endpoint, readJson } from '@/lib/server/endpoint'

const answer = z.strictObject({
  ping: z.string().max(64),
  device: z.string().regex(/^[\w-]{8,64}$/),
  /** An advisor's desk is open in this browser; false when it has just been closed. */
  desk: z.boolean(),
  meetingId: z.uuid().optional(),
  sharingId: z.uuid().optional(),
})

/** The page's answer to a ping: renews what it says it holds. Does not count as the person's input. */
export const POST = endpoint(async (request, { actor }, now) => {
  const body = await readJson(request, answer)
  if (!body.ok) return Response.json({ error: body.reason }, { status: 400 })
  const { desk, device, meetingId, sharingId } = body.value
  if (actor.role === 'advisor') await (desk ? renewDesk(actor, now) : closeDesk(actor))
  if (meetingId) await renewSeat(actor, meetingId, device, now)
  if (sharingId) await touchSharing(actor, sharingId, now)
  return new Response(null, { status: 204 })
})
