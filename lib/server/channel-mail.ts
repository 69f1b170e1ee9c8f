import { createTransport } from 'nodemailer'
import { type Mail, mailMessage, parseMailbox } from '@/lib/notify/mail'
import { writeOutgoing } from './channel-file'
import { environment } from './environment'

/** E-mail: to the mail server, or where there is none as a file that mail programs open. */
export async function sendByMail(mail: Mail): Promise<void> {
  const { smtpUrl, mailFrom } = environment()
  const message = mailMessage(mail, parseMailbox(mailFrom))
  if (!smtpUrl) return writeMailFile(message, mail)
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 30_000 })
  try {
    await transport.sendMail(message)
  } finally {
    transport.close()
  }
}

async function writeMailFile(message: ReturnType<typeof mailMessage>, mail: Mail): Promise<void> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: raw } = await transport.sendMail(message)
  await writeOutgoing('mail', mail, 'eml', raw as Buffer)
}
