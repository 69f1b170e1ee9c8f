import { z } from 'zod'
import { freeText, oneLine, seenText } from '@/lib/plain-text'
import { filesAtMost } from './attachment'
import { longestDraft } from './draft'

/** Longest message. Characters. */
export const longestMessage = 4_000
/** As many as a customer writes within an hour, whatever is the matter. */
export const messagesAnHour = 120
/** Longest subject. Characters. */
export const longestSubject = 120

/** Made plain, a character may have become two. */
const subject = z.string().max(longestSubject).transform(oneLine).pipe(z.string().max(longestSubject))
/** What every message is made of, whatever else it does. */
export const writtenBody = {
  /** The form's own key: sent twice, it is one message. */
  key: z.uuid(),
  text: freeText(longestMessage),
  attachments: z
    .array(z.uuid())
    .max(filesAtMost)
    .refine((ids) => new Set(ids).size === ids.length),
}
/** A photograph alone says enough; nothing at all is no message. */
const saysSomething = ({ text, attachments }: { text: string; attachments: string[] }) =>
  text !== '' || attachments.length > 0

/** A message in a thread. `seen`: the `seq` up to which the page has shown it; 0 for nothing. */
export const messageInput = z
  .strictObject({ threadId: z.uuid(), seen: z.int().min(0), ...writtenBody })
  .refine(saysSomething)
export type MessageInput = z.infer<typeof messageInput>

/** The first message of a new thread. */
export const threadInput = z
  .strictObject({
    customerId: z.uuid(),
    subject: subject.pipe(z.string().min(1)),
    /** What it is about, when whoever writes has said so. */
    topicId: z.uuid().optional(),
    ...writtenBody,
  })
  .refine(saysSomething)
export type ThreadInput = z.infer<typeof threadInput>

/** A draft as it stands in the editor, on top of the version that was seen. `threadId` is null for a thread to come. */
export const draftInput = z.strictObject({
  threadId: z.uuid().nullable(),
  customerId: z.uuid(),
  subject,
  text: z.string().max(longestDraft).transform(seenText),
  version: z.int().min(0).max(1_000_000),
})
export type DraftInput = z.infer<typeof draftInput>
