import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Task } from 'graphile-worker'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { findMailToSend, saveMailFailed, saveMailSent } from '@/db/outbox'
import { type Mail, mailMessage, parseMailbox } from '@/lib/notify/mail'
import { environment } from './environment'
import { openMail } from './seal'

const payloadSchema = z.object({ mailId: z.uuid() })

/**
 * The job `send-mail`: hands one mail of the outbox over, then writes down that it has. Killed between the two it
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
    await deliver(mail)
  } catch (error) {
    await saveMailFailed(mailId, error instanceof Error ? error.message : String(error))
    throw error
  }
  const { demo, smtpUrl } = environment()
  await saveMailSent(mailId, new Date(), demo && !smtpUrl)
}

async function deliver(mail: Mail): Promise<void> {
  const { smtpUrl, mailFrom, dataDir } = environment()
  const message = mailMessage(mail, parseMailbox(mailFrom))
  if (!smtpUrl) return writeMailFile(message, path.join(dataDir, 'mail'), mail)
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 30_000 })
  try {
    await transport.sendMail(message)
  } finally {
    transport.close()
  }
}

/** Without a mail server a mail becomes a file that mail programs open, named by its time and id. */
async function writeMailFile(
  message: ReturnType<typeof mailMessage>,
  folder: string,
  mail: Mail,
): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: raw } = await transport.sendMail(message)
  const stamp = mail.createdAt.toISOString().replaceAll(/[:.]/g, '-')
  const file = path.join(folder, `${stamp}-${mail.id}.eml`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(`${file}.part`, raw as Buffer, { mode: 0o600 })
  await rename(`${file}.part`, file)
}
