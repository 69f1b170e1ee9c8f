'use server'

import { saveNote as save } from '@/db/note'
import { noteSchema } from '@/lib/contact/note'
import { action } from '@/lib/server/action'

/** Keeps the advisor's note of a meeting; a text saved meanwhile on another desk is kept, too. */
export const saveNote = action(['advisor'], noteSchema, (input, actor, now) => save(actor, input, now))
