import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { carriesSecret, type Mail, type OutboxMail, withSecret } from '@/lib/notify/mail'
import { environment } from './environment'

const algorithm = 'aes-256-gcm'
const size = { nonce: 12, tag: 16 }

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', environment().authSecret, '', 'radrum: secrets in the outbox', 32))
}

/**
 * A secret that has to wait in the database until its mail is sent: whoever reads the database alone cannot use it
 * (AES-256-GCM, key from AUTH_SECRET by HKDF, RFC 5869). Nonce, tag, text.
 */
export function seal(secret: string): Buffer {
  const nonce = randomBytes(size.nonce)
  const cipher = createCipheriv(algorithm, key(), nonce)
  const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** The secret again; null when it was sealed with another AUTH_SECRET, or is not what was sealed. */
export function unseal(sealed: Uint8Array): string | null {
  const bytes = Buffer.from(sealed)
  const [tagAt, textAt] = [size.nonce, size.nonce + size.tag]
  if (bytes.length < textAt) return null
  try {
    const decipher = createDecipheriv(algorithm, key(), bytes.subarray(0, tagAt))
    decipher.setAuthTag(bytes.subarray(tagAt, textAt))
    return Buffer.concat([decipher.update(bytes.subarray(textAt)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** `questionId`: the question that it carries, where it does. */
export type OpenMail = Mail & Pick<OutboxMail, 'questionId'>

/** A mail of the outbox as its reader gets it; null when its secret is forgotten or cannot be opened. */
export function openMail({ sealed, template, ...mail }: OutboxMail): OpenMail | null {
  if (!carriesSecret(template)) return mail
  const secret = sealed && unseal(sealed)
  return secret === null ? null : { ...mail, text: withSecret(mail.text, secret, template) }
}

/** The same for a page that shows it in any case. */
export function showMail({ sealed, template, ...mail }: OutboxMail): OpenMail {
  if (!carriesSecret(template)) return mail
  return { ...mail, text: withSecret(mail.text, sealed && unseal(sealed), template) }
}
