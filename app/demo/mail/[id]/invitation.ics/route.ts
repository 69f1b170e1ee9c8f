import { findDemoMail } from '@/db/outbox'
import { isUuid } from '@/lib/access/uuid'
import { guarded } from '@/lib/server/endpoint'
import { environment } from '@/lib/server/environment'

type Context = { params: Promise<{ id: string }> }

/** The invitation that a mail of the demo carries, as a calendar gets it. */
export const GET = guarded<Context>(async (_request, { params }) => {
  const { demo, smtpUrl } = environment()
  const { id } = await params
  const mail = demo && !smtpUrl && isUuid(id) ? await findDemoMail(id) : undefined
  if (!mail?.ics) return new Response('Not found', { status: 404 })
  return new Response(mail.ics, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${mail.icsMethod}`,
      'Content-Disposition': 'attachment; filename="invitation.ics"',
      'Cache-Control': 'no-store',
    },
  })
})
