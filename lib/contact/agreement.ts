import { z } from 'zod'
import type { PersonId } from '@/lib/access/actor'
import { isLocalDay, type LocalDay } from '@/lib/booking/local-day'
import { no, ok, type Result } from '@/lib/result'
import { writtenText } from './staff-note'

export type StepOwner = 'customer' | 'advisor'

/** One thing that is to follow a meeting: what, who, until when. `doneAt` in epoch ms. */
export type NextStep = {
  id: string
  what: string
  owner: StepOwner
  dueOn: LocalDay
  doneAt: number | null
}

/** What a meeting ended with. Version 0 has not been written down yet. Times in epoch ms. */
export type Agreement = {
  meetingId: string
  metAt: number
  advisorId: PersonId
  advisorName: string
  text: string
  steps: NextStep[]
  version: number
}

/** Longest summary of what was agreed. Characters. */
export const longestAgreement = 2_000
export const longestStep = 200
/** More than these are no next steps but a project. */
export const stepsAtMost = 5

const day = z.string().refine(isLocalDay)

/** The wrap-up as the advisor sends it. The customer reads all of it. A step that was there before keeps its `id`. */
export const agreementInput = z.strictObject({
  meetingId: z.uuid(),
  version: z.int().min(0).max(1_000_000),
  text: writtenText(longestAgreement),
  steps: z
    .array(
      z.strictObject({
        id: z.uuid().optional(),
        what: writtenText(longestStep),
        owner: z.enum(['customer', 'advisor']),
        dueOn: day,
      }),
    )
    .max(stepsAtMost),
})
export type AgreementInput = z.infer<typeof agreementInput>

export type AgreementRefusal = 'stale_version' | 'due_in_the_past' | 'due_too_late' | 'step_not_found'

/** A next step lies at most this many days ahead. */
const aheadAtMost = 730

/**
 * May this be written down on top of what is there? Somebody else's change since, a new date in the past and one beyond
 * two years are refused. A step keeps a date that has passed meanwhile.
 */
export function mayAgree(
  before: Pick<Agreement, 'version' | 'steps'>,
  given: AgreementInput,
  today: LocalDay,
): Result<null, AgreementRefusal> {
  if (given.version !== before.version) return no('stale_version')
  for (const step of given.steps) {
    const known = before.steps.find(({ id }) => id === step.id)
    if (step.id && !known) return no('step_not_found')
    if (known?.dueOn === step.dueOn) continue
    if (step.dueOn < today) return no('due_in_the_past')
    if (daysBetween(today, step.dueOn) > aheadAtMost) return no('due_too_late')
  }
  return ok(null)
}

function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Is it this person's to do? The advisor's steps belong to the advisor of the meeting, not to whoever stands in for them. */
export function isOwnStep(
  { owner }: Pick<NextStep, 'owner'>,
  { advisorId }: Pick<Agreement, 'advisorId'>,
  reader: { side: StepOwner; id: PersonId },
): boolean {
  return owner === reader.side && (owner === 'customer' || advisorId === reader.id)
}

/** How a step stands today. */
export function stepState({ doneAt, dueOn }: NextStep, today: LocalDay): 'done' | 'late' | 'today' | 'open' {
  if (doneAt !== null) return 'done'
  if (dueOn < today) return 'late'
  return dueOn === today ? 'today' : 'open'
}

/** What was agreed stays on the overview this long, and as long as something is still to do. */
const shownMs = 14 * 86_400_000

/** Does it still belong on the customer's overview? */
export function isCurrent({ metAt, steps }: Agreement, now: number): boolean {
  return now - metAt < shownMs || steps.some(({ doneAt }) => doneAt === null)
}
