'use server'

import { z } from 'zod'
import { saveAgreement as agree, finishStep as finish } from '@/db/agreement'
import { openBrief } from '@/db/contact'
import * as answer from '@/db/contact-answer'
import { saveNote as save } from '@/db/note'
import { agreementInput } from '@/lib/contact/agreement'
import { formReport } from '@/lib/contact/form-report'
import { noteSchema } from '@/lib/contact/note'
import { correction, staffNote, withholding } from '@/lib/contact/staff-note'
import { no, ok } from '@/lib/result'
import { action } from '@/lib/server/action'

/** Keeps the advisor's note of a meeting; a text saved meanwhile on another desk is kept, too. */
export const saveNote = action(['advisor'], noteSchema, (input, actor, now) => save(actor, input, now))

/** What to know before answering: for the advisor it rings, recorded like every other reading. */
export const readBrief = action(
  ['advisor'],
  z.strictObject({ meetingId: z.uuid() }),
  async ({ meetingId }, actor, now) => {
    const brief = await openBrief(actor, meetingId, now)
    return brief ? ok(brief) : no('not_found')
  },
)

/** A visit, a phone call or a letter, noted by staff. */
export const noteContact = action(['advisor'], staffNote, (note, actor, now) =>
  answer.noteContact(actor, note, now),
)

/** The customer says what is not right about an entry of their history. */
export const correctEvent = action(['customer'], correction, (input, actor, now) =>
  answer.correctEvent(actor, input, now),
)

/** "Not for advice", or back. */
export const withholdEvent = action(['customer'], withholding, (input, actor, now) =>
  answer.withholdEvent(actor, input, now),
)

/** A form in the netbank was left, found something wrong, or its help was opened. */
export const reportForm = action(['customer'], formReport, (report, actor, now) =>
  answer.saveFormReport(actor, report, now),
)

/** The wrap-up of a meeting: what was agreed, and what follows. */
export const saveAgreement = action(['advisor'], agreementInput, (input, actor, now) =>
  agree(actor, input, now),
)

/** Whoever a next step belongs to ticks it off, or takes that back. */
export const finishStep = action(
  ['customer', 'advisor'],
  z.strictObject({ id: z.uuid(), done: z.boolean() }),
  (input, actor, now) => finish(actor, input, now),
)
