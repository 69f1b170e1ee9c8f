import { findBooking } from '@/db/booking'
import { mailSettings } from '@/db/mail'
import { saveRefusedAccess } from '@/db/refused-access'
import type { Actor } from '@/lib/access/actor'
import { isUuid } from '@/lib/access/uuid'
import { bookingInvitation } from '@/lib/notify/booking-mail'
import { guarded } from '@/lib/server/endpoint'
import { sessionFromCookie } from '@/lib/server/identity'

type Context = { params: Promise<{ id: string }> }

async function notThere(actor: Actor): Promise<Response> {
  await saveRefusedAccess(actor, '/api/bookings/[id]/calendar.ics', 'not_found')
  return new Response('Not found', { status: 404, headers: { 'Cache-Control': 'no-store' } })
}

/** **Add to calendar**: the same invitation as in the mail, for the two who meet. To everybody else it is not there. */
export const GET = guarded<Context>(async (request, { params }) => {
  const now = new Date()
  const { id } = await params
  const known = await sessionFromCookie(request.headers.get('cookie'), now)
  if (known?.state !== 'active') return new Response('Sign in first', { status: 401 })
  const { actor } = known
  if (!isUuid(id) || actor.role === 'scheduler') return notThere(actor)
  const booking = await findBooking(actor, id)
  if (!booking) return notThere(actor)
  const template = booking.state === 'cancelled' ? 'cancelled' : booking.sequence > 0 ? 'moved' : 'booked'
  const occasion = { reader: actor.role, locale: actor.locale, template, stamp: booking.changedAt } as const
  const text = bookingInvitation(booking, occasion, mailSettings())
  const method = template === 'cancelled' ? 'CANCEL' : 'REQUEST'
  return new Response(text, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      // a fixed name: nothing that people typed gets into a header
      'Content-Disposition': 'attachment; filename="meeting.ics"',
      'Cache-Control': 'private, no-store',
    },
  })
})
