import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import type { MadeCode } from '@/db/question-ask'
import { codeBase, codeNumbers, codeOf } from '@/lib/question/reply-code'
import { environment } from './environment'
import { seal } from './seal'

/**
 * What is kept of a reply code: HMAC-SHA-256 with a key from AUTH_SECRET (HKDF, RFC 5869). A code has 34 bits: without the key
 * whoever reads the database would have tried them all in a minute.
 */
export function hashCode(code: string): Buffer {
  const key = hkdfSync('sha256', environment().authSecret, '', 'radrum: reply codes', 32)
  return createHmac('sha256', Buffer.from(key)).update(code).digest()
}

/** A new code, sealed for what carries it. */
export function makeCode(): MadeCode {
  const code = codeOf(Array.from({ length: codeNumbers }, () => randomInt(codeBase)))
  return { codeHash: hashCode(code), sealed: seal(code) }
}
