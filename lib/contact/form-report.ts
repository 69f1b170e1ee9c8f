import { z } from 'zod'
import { draftCodes, type NetbankDeed, netbankFields, netbankForms } from './netbank-deed'

const namesOf = <T extends object>(names: T) =>
  Object.keys(names) as [keyof T & string, ...(keyof T & string)[]]

/**
 * What a form in the netbank tells about itself: it was left half-way, it found something wrong before the bank was
 * asked, or the help beside it was opened. Names of fields and codes from our own lists; there is no place for anything
 * that was typed.
 */
export const formReport = z.strictObject({
  form: z.enum(netbankForms),
  step: z.enum(['check', 'confirm']),
  what: z.enum(['left', 'failed', 'help']),
  fields: z.array(z.enum(namesOf(netbankFields))).max(9),
  codes: z.array(z.enum(namesOf(draftCodes))).max(12),
})
export type FormReport = z.infer<typeof formReport>

/** As many reports a customer's forms may make in ten minutes; what comes above is dropped. */
export const reportsAtMost = 40
export const reportWindowMs = 10 * 60_000

/** Is there room for one more? */
export function mayReport(recent: number): boolean {
  return recent < reportsAtMost
}

/** The report as a deed for the history: each name once; only a failure has codes. */
export function deedReported({ form, step, what, fields, codes }: FormReport): NetbankDeed {
  const failed = what === 'failed'
  return {
    form,
    step,
    outcome: failed ? 'stopped' : what,
    codes: failed ? [...new Set(codes)] : [],
    fields: what === 'help' ? [] : [...new Set(fields)],
  }
}
