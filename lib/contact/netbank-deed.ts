import type { DraftRefusal, PaymentField } from '@/lib/bank/payment'

/** What in the netbank can be done, or stopped at. `payment` is one to a payee that is known. */
export const netbankForms = ['payment', 'payment_new', 'transfer', 'card_block', 'card_unblock'] as const
export type NetbankForm = (typeof netbankForms)[number]

/** How far the customer came: filling in the form, checking and confirming it, or through. */
export const netbankSteps = ['check', 'confirm', 'done'] as const
export type NetbankStep = (typeof netbankSteps)[number]

/** How it went: through, stopped (by us or by the form), left half-way, or the help beside it was opened. */
export const netbankOutcomes = ['done', 'stopped', 'left', 'help'] as const
export type NetbankOutcome = (typeof netbankOutcomes)[number]

/**
 * What a customer did in the netbank and where it stopped: names of fields and codes, never what was typed. `codes`
 * says why it stopped, and is empty otherwise.
 */
export type NetbankDeed = {
  form: NetbankForm
  step: NetbankStep
  outcome: NetbankOutcome
  codes: readonly string[]
  fields: readonly string[]
}

/** Every field of the netbank's forms, by name. */
export const netbankFields = {
  from: true,
  account: true,
  payee: true,
  name: true,
  number: true,
  amount: true,
  message: true,
  password: true,
  card: true,
} satisfies Record<PaymentField | 'password' | 'card', true>

/** What a form itself finds wrong, before the bank is asked. */
export const draftCodes = {
  from_missing: true,
  account_missing: true,
  payee_missing: true,
  name_missing: true,
  name_invalid: true,
  message_invalid: true,
  number_missing: true,
  number_invalid: true,
  amount_missing: true,
  amount_invalid: true,
  amount_not_positive: true,
  amount_too_large: true,
} satisfies Record<DraftRefusal, true>

const code = /^[a-z_]{1,40}$/

/** It went through. */
export function deedDone(form: NetbankForm): NetbankDeed {
  return { form, step: 'done', outcome: 'done', codes: [], fields: [] }
}

/** It stopped. Only words of our own: a reason that is none becomes `other`, a field that is none is left out. */
export function deedStopped(
  form: NetbankForm,
  step: NetbankStep,
  reason: string,
  fields: readonly (string | null)[],
): NetbankDeed {
  const codes = [code.test(reason) ? reason : 'other']
  return { form, step, outcome: 'stopped', codes, fields: ownFields(fields) }
}

function ownFields(fields: readonly (string | null)[]): string[] {
  const known = fields.filter((field) => field !== null && Object.hasOwn(netbankFields, field)) as string[]
  return [...new Set(known)]
}

/** Which fields a change of a form is about; what was filled in stays behind. */
export function namesOfFields(change: object): (keyof typeof netbankFields)[] {
  return Object.keys(change).filter((name): name is keyof typeof netbankFields =>
    Object.hasOwn(netbankFields, name),
  )
}

/** The page of the netbank where that happens. */
export function pageOf(form: NetbankForm): '/customer/payments' | '/customer/cards' {
  return form === 'card_block' || form === 'card_unblock' ? '/customer/cards' : '/customer/payments'
}

/** Which form a payment is, by whom it goes to. */
export function paymentForm(to: 'own' | 'payee' | 'new'): NetbankForm {
  return { own: 'transfer', payee: 'payment', new: 'payment_new' }[to] as NetbankForm
}
