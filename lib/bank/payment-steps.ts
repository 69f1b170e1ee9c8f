import type { Money } from './money'
import { type DraftProblem, emptyDraft, type PaymentDraft, type PaymentField } from './payment'

/** What will happen, in words that the server has looked up: shown before the password is asked for. */
export type PaymentSummary = {
  from: { name: string; lastFour: string }
  to: { name: string; number: string; own: boolean }
  amount: Money
  message: string
}

/** What has happened. */
export type Receipt = PaymentSummary & { id: string; bookedOn: string }

/** Something about the form that is to be said: a reason, and the field when it is about one. */
export type Problem = { field: PaymentField | null; reason: string }

/** Filling in, checking one's answers, confirming with the password, done. `key` makes a second press harmless. */
export type PaymentStep =
  | { step: 'fill'; draft: PaymentDraft; problems: Problem[] }
  | { step: 'check'; draft: PaymentDraft; summary: PaymentSummary; key: string }
  | {
      step: 'confirm'
      draft: PaymentDraft
      summary: PaymentSummary
      key: string
      refusal: string | null
    }
  | { step: 'done'; receipt: Receipt }

export type PaymentEvent =
  | { type: 'edit'; change: Partial<PaymentDraft> }
  | { type: 'refuse'; problems: (DraftProblem | Problem)[] }
  | { type: 'check'; summary: PaymentSummary; key: string }
  | { type: 'change' }
  | { type: 'ask' }
  | { type: 'close' }
  | { type: 'fail'; reason: string }
  | { type: 'paid'; receipt: Receipt }
  | { type: 'again'; from: string }

/** The form's next step. An event that does not belong to a step leaves it as it is. */
export function nextStep(now: PaymentStep, event: PaymentEvent): PaymentStep {
  if (event.type === 'again')
    return { step: 'fill', draft: { ...emptyDraft, from: event.from }, problems: [] }
  switch (now.step) {
    case 'fill':
      return whileFilling(now, event)
    case 'check':
      if (event.type === 'change') return { step: 'fill', draft: now.draft, problems: [] }
      if (event.type === 'ask') return { ...now, step: 'confirm', refusal: null }
      return now
    case 'confirm':
      return whileConfirming(now, event)
    case 'done':
      return now
  }
}

type At<S extends PaymentStep['step']> = Extract<PaymentStep, { step: S }>

function whileFilling(now: At<'fill'>, event: PaymentEvent): PaymentStep {
  if (event.type === 'edit') return { ...now, draft: { ...now.draft, ...event.change } }
  if (event.type === 'refuse') return { ...now, problems: event.problems }
  if (event.type === 'check')
    return { step: 'check', draft: now.draft, summary: event.summary, key: event.key }
  return now
}

function whileConfirming(now: At<'confirm'>, event: PaymentEvent): PaymentStep {
  const { draft, summary, key } = now
  if (event.type === 'close') return { step: 'check', draft, summary, key }
  if (event.type === 'fail') return { ...now, refusal: event.reason }
  if (event.type === 'refuse') return { step: 'fill', draft, problems: event.problems }
  if (event.type === 'paid') return { step: 'done', receipt: event.receipt }
  return now
}
