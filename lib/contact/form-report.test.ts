import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deedReported, formReport, mayReport, reportsAtMost } from './form-report'
import { draftCodes, netbankFields } from './netbank-deed'

const report = {
  form: 'payment_new',
  step: 'check',
  what: 'failed',
  fields: ['number'],
  codes: ['number_invalid'],
}

describe('a report of a form', () => {
  it('is read as it is', () => {
    expect(formReport.parse(report)).toEqual(report)
  })

  it.each([
    ['a field that is none', { fields: ['iban SE45 5000'] }],
    ['a code that is none', { codes: ['Eva Berg'] }],
    ['something typed beside', { amount: '1200' }],
    ['another form', { form: 'login' }],
    ['too many fields', { fields: Array.from({ length: 10 }, () => 'name') }],
    ['a step that it cannot report', { step: 'done' }],
    ['an outcome that only the bank knows', { what: 'done' }],
    ['A54 a prototype', { fields: ['__proto__'] }],
  ])('A43, A55: refuses %s', (_, change) => {
    expect(formReport.safeParse({ ...report, ...change }).success).toBe(false)
  })

  it('can say nothing but words of our own', () => {
    fc.assert(
      fc.property(fc.anything(), (fields) => {
        const read = formReport.safeParse({ ...report, fields, codes: fields })
        if (!read.success) return
        for (const field of read.data.fields) expect(Object.keys(netbankFields)).toContain(field)
        for (const code of read.data.codes) expect(Object.keys(draftCodes)).toContain(code)
      }),
    )
  })
})

describe('deedReported', () => {
  const common = { form: 'transfer', step: 'check' } as const
  it('a failure has its codes, each once', () => {
    const codes = ['amount_missing', 'amount_missing', 'from_missing'] as const
    const told = deedReported({ ...common, what: 'failed', fields: ['amount', 'from'], codes: [...codes] })
    expect(told).toEqual({
      ...common,
      outcome: 'stopped',
      codes: ['amount_missing', 'from_missing'],
      fields: ['amount', 'from'],
    })
  })
  it('a form that was left says how far it was filled in', () => {
    const told = deedReported({ ...common, what: 'left', fields: ['amount'], codes: ['amount_missing'] })
    expect(told).toEqual({ ...common, outcome: 'left', codes: [], fields: ['amount'] })
  })
  it('help is help', () => {
    const told = deedReported({ ...common, what: 'help', fields: ['amount'], codes: [] })
    expect(told).toEqual({ ...common, outcome: 'help', codes: [], fields: [] })
  })
})

it.each([
  [0, true],
  [reportsAtMost - 1, true],
  [reportsAtMost, false],
])('after %i reports one more: %s', (recent, may) => {
  expect(mayReport(recent)).toBe(may)
})
