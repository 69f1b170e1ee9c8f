import type { Mail } from '@/lib/notify/mail'
import type { OutChannel } from '@/lib/question/channel'
import { sendLetter, sendShort } from './channel-file'
import { sendByMail } from './channel-mail'

/**
 * One way out, for one thing at a time. `id` is the same at every try: a channel that can tell sends it once. What it throws
 * is tried again.
 */
export type Channel = { name: OutChannel; send: (outgoing: Mail) => Promise<void> }

/** The ways out of this installation. A bank that has its own gateway puts it here: a function of this type. */
export const channels: Record<OutChannel, Channel> = {
  mail: { name: 'mail', send: sendByMail },
  sms: { name: 'sms', send: sendShort },
  messenger: { name: 'messenger', send: sendShort },
  letter: { name: 'letter', send: sendLetter },
}
