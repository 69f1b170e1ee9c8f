import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Outcome, receiveReply } from '@/db/question-reply'
import { isInChannel } from '@/lib/question/channel'
import { type Delivery, deliveryInput } from '@/lib/question/question-input'
import { findCodes } from '@/lib/question/reply-code'
import { readInput } from '@/lib/read-input'
import { environment } from './environment'
import { hashCode } from './reply-code'

/** A gateway signs the body as it is: `sha256=` and the HMAC-SHA-256 of it by CHANNEL_SECRET, in hexadecimal. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/**
 * HTTP status for what a gateway brings. 404 where no gateway is expected, 401 not signed, 415 and 400 not understood, 200 taken
 * in, also when it had been before. Whoever sends learns nothing else.
 */
export async function receiveDelivery(
  channel: string,
  body: string,
  signature: string | null,
  type: string | null,
): Promise<number> {
  const { channelSecret } = environment()
  if (!channelSecret || !isInChannel(channel)) return 404
  if (!isSigned(body, signature ?? '', channelSecret)) return 401
  if (!/^application\/json\b/.test(type ?? '')) return 415
  const read = readInput(deliveryInput, parsed(body))
  // signed for one channel it is not another's
  if (!read.ok || read.value.channel !== channel) return 400
  await receive(read.value, new Date())
  return 200
}

function isSigned(body: string, signature: string, secret: string): boolean {
  const expected = Buffer.from(signatureOf(body, secret))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Takes in what came by a channel, wherever it came from: a gateway, or the demo in its place. */
export function receive({ channel, id, from, text }: Delivery, now: Date): Promise<Outcome> {
  const codes = findCodes(text).map((code) => ({ code, codeHash: hashCode(code) }))
  return receiveReply({ channel, gatewayId: id, sender: from, text }, codes, now)
}
