'use server'

import { z } from 'zod'
import { saveDraft as keepDraft } from '@/db/message-draft'
import { removeFile as takeAway } from '@/db/message-file'
import { markRead } from '@/db/message-read'
import * as standing from '@/db/message-standing'
import * as write from '@/db/message-write'
import { draftInput, messageInput, threadInput } from '@/lib/message/message-input'
import { action } from '@/lib/server/action'

const id = z.uuid()
const threadOnly = z.strictObject({ id })
const both = ['customer', 'advisor'] as const

/** Begins a thread with its first message. */
export const startThread = action(both, threadInput, (input, actor, now) =>
  write.startThread(actor, input, now),
)

/** Writes in a thread. */
export const sendMessage = action(both, messageInput, (input, actor, now) =>
  write.writeMessage(actor, input, now),
)

/** Keeps what is being written; a text saved meanwhile in another window is kept, too. */
export const saveDraft = action(both, draftInput, (input, actor, now) => keepDraft(actor, input, now))

/** Takes away a file that has not been sent. */
export const removeFile = action(both, z.strictObject({ id }), (input, actor) => takeAway(actor, input.id))

/** The person has seen the thread so far. */
export const markThreadRead = action(
  both,
  z.strictObject({ threadId: id, seq: z.int().min(1) }),
  (input, actor, now) => markRead(actor, input, now),
)

/** Nothing more is to be said here; writing opens it again. */
export const closeThread = action(both, threadOnly, (input, actor, now) =>
  standing.closeThread(actor, input.id, now),
)

/** Gives the thread to one of the own advisor's deputies. */
export const handOverThread = action(['advisor'], z.strictObject({ id, to: id }), (input, actor, now) =>
  standing.handOverThread(actor, input, now),
)

/** Back to the own advisor. */
export const handBackThread = action(['advisor'], threadOnly, (input, actor) =>
  standing.handBackThread(actor, input.id),
)
