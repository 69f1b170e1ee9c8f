import { z } from 'zod'
import { writtenBody } from '@/lib/message/message-input'
import { freeText, oneLine } from '@/lib/plain-text'
import { isAbout, longestAbout } from './about'
import { inChannels, outChannels, toldVias } from './channel'

/** Longest noted answer, and longest answer typed in the demo. Characters. */
export const longestNoted = 4_000
/** Longest text that a gateway brings: an e-mail with all that it quotes. Characters. */
export const longestBrought = 16_000

const inThread = { threadId: z.uuid(), seen: z.int().min(0), ...writtenBody }
const somebodysWords = (longest: number) => freeText(longest).pipe(z.string().min(1))

/** A message of staff that asks, and what it asks about in a few words. A file alone asks nothing. */
export const askInput = z
  .strictObject({
    ...inThread,
    about: z.string().max(longestAbout).transform(oneLine).pipe(z.string().max(longestAbout)).refine(isAbout),
  })
  .refine(({ text }) => text !== '')
export type AskInput = z.infer<typeof askInput>

/** A message of the customer's that answers. */
export const answerInput = z
  .strictObject({ questionId: z.uuid(), ...inThread })
  .refine(({ text, attachments }) => text !== '' || attachments.length > 0)
export type AnswerInput = z.infer<typeof answerInput>

/** What a customer has said, written down by staff. */
export const noteInput = z.strictObject({
  id: z.uuid(),
  /** The form's own key: sent twice, it is one answer. */
  key: z.uuid(),
  via: z.enum(toldVias),
  text: somebodysWords(longestNoted),
})
export type NoteInput = z.infer<typeof noteInput>

/** A code as it was typed. */
export const codeInput = z.strictObject({ code: z.string().max(60) })

/** By what a customer wants to be reached; nothing at all is the netbank alone. */
export const reachInput = z.strictObject({
  channels: z
    .array(z.enum(outChannels))
    .max(outChannels.length)
    .refine((channels) => new Set(channels).size === channels.length),
})

/** An answer typed under something that the demo shows as sent. */
export const demoReplyInput = z.strictObject({
  mailId: z.uuid(),
  key: z.uuid(),
  text: somebodysWords(longestNoted),
})
export type DemoReplyInput = z.infer<typeof demoReplyInput>

/** What a gateway brings: its own id of the message, who sent it, and what was written. */
export const deliveryInput = z.strictObject({
  channel: z.enum(inChannels),
  id: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  from: z.string().min(1).max(254),
  text: z.string().max(longestBrought),
})
export type Delivery = z.infer<typeof deliveryInput>
