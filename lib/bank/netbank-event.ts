import type { PersonId } from '@/lib/access/actor'

export const netbankEventKinds = ['payment', 'transfer', 'card_block', 'card_unblock'] as const
export type NetbankEventKind = (typeof netbankEventKinds)[number]

/** How far the customer came: checking the form, confirming with the password, or through. */
export const netbankSteps = ['check', 'confirm', 'done'] as const
export type NetbankStep = (typeof netbankSteps)[number]

/**
 * What a customer did in the netbank and where it stopped, for the advisor's card: names of fields and codes,
 * never what was typed. `code` is null when it went through.
 */
export type NetbankEvent = {
  id: number
  customerId: PersonId
  at: Date
  kind: NetbankEventKind
  step: NetbankStep
  code: string | null
  fields: string[]
}
export type NewNetbankEvent = Omit<NetbankEvent, 'id' | 'at' | 'customerId'>

const code = /^[a-z_]{1,40}$/
const knownFields = new Set([
  'from',
  'account',
  'payee',
  'name',
  'number',
  'amount',
  'message',
  'password',
  'card',
])

/** Only words of our own: a reason that is none becomes `other`, a field that is none is left out. */
export function netbankEvent(
  kind: NetbankEventKind,
  step: NetbankStep,
  reason: string | null,
  fields: (string | null)[] = [],
): NewNetbankEvent {
  return {
    kind,
    step,
    code: reason === null || code.test(reason) ? reason : 'other',
    fields: [...new Set(fields)].filter((field) => field !== null && knownFields.has(field)) as string[],
  }
}

/** What a refused password is called in the netbank: it is about the confirmation, not about signing in. */
export function wrongPassword(
  reason: 'wrong_credentials' | 'too_many_tries',
): 'wrong_password' | 'too_many_tries' {
  return reason === 'wrong_credentials' ? 'wrong_password' : reason
}
