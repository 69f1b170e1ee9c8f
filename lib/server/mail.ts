import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { findMailToSend, saveMailFailed, saveMailSent } from '@/db/outbox'
import { channels } from './channel'
import { environment } from './environment'
import { openMail } from './seal'

const payloadSchema = z.object({ mailId: z.uuid() })

/**
 * The job `send-mail`: hands one thing of the outbox over to its channel, then writes down that it has. Killed between the two it
 * runs again and sends the same mail with the same Message-ID, UID and SEQUENCE, so that receivers see one.
 */
export const sendMail: Task = async (payload) => {
  const { mailId } = payloadSchema.parse(payload)
  const waiting = await findMailToSend(mailId)
  if (!waiting) return
  const mail = openMail(waiting)
  // forgotten by now, or sealed with another AUTH_SECRET: a link that leads nowhere helps nobody
  if (!mail) return saveMailFailed(mailId, 'its secret cannot be opened')
  try {
    await channels[mail.channel].send(mail)
  } catch (error) {
    await saveMailFailed(mailId, error instanceof Error ? error.message : String(error))
    throw error
  }
  const { demo, smtpUrl } = environment()
  await saveMailSent(mailId, new Date(), demo && !smtpUrl)
}
