import { findDemoMail } from '@/db/outbox'
import { isInChannel } from '@/lib/question/channel'
import type { DemoReplyInput } from '@/lib/question/question-input'
import { no, ok, type Result } from '@/lib/result'
import { receive } from './channel-delivery'
import { environment } from './environment'

/** Is this a demo that shows what would have been sent? */
export function showsOutbox(): boolean {
  const { demo, smtpUrl } = environment()
  return demo && !smtpUrl
}

/**
 * Answers something that the demo shows as sent, as if by the same channel from where it went: through the same function that a
 * gateway's message goes through. Where there is no demo, and to what asks nothing, there is nothing to answer.
 */
export async function replyInDemo(
  { mailId, key, text }: DemoReplyInput,
  now: Date,
): Promise<Result<true, 'not_found'>> {
  const mail = showsOutbox() ? await findDemoMail(mailId) : undefined
  if (!mail?.questionId || !isInChannel(mail.channel)) return no('not_found')
  await receive({ channel: mail.channel, id: `demo-${key}`, from: mail.recipient, text }, now)
  return ok(true)
}
