'use server'

import { z } from 'zod'
import { saveNote as save } from '@/db/note'
import { longestNote } from '@/lib/contact/note'
import { action } from '@/lib/server/action'

/** Keeps the advisor's note of a meeting; a text saved meanwhile on another desk is kept, too. */
export const saveNote = action(
  ['advisor'],
  z.strictObject({
    meetingId: z.uuid(),
    text: z
      .string()
      .max(longestNote)
      .transform((text) => text.replaceAll('\0', '')),
    version: z.int().min(0).max(1_000_000),
  }),
  (input, actor, now) => save(actor, input, now),
)
