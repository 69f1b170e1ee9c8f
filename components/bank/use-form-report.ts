'use client'

import { useCallback, useEffect, useRef } from 'react'
import type { FormReport } from '@/lib/contact/form-report'
import type { NetbankForm } from '@/lib/contact/netbank-deed'
import type { Result } from '@/lib/result'

export type ReportForm = (report: FormReport) => Promise<Result<unknown>>
type Field = FormReport['fields'][number]
type Code = FormReport['codes'][number]

export type Reporter = {
  /** Something was filled in: only the field's name is kept. */
  touch(form: NetbankForm, fields: Field[]): void
  /** Another step of the same form. */
  reach(step: FormReport['step']): void
  /** The form itself found something wrong. */
  fail(problems: { field: Field | null; reason: Code }[]): void
  help(form: NetbankForm): void
  /** It went through, or began anew: nothing is left half-way. */
  finish(): void
}

/**
 * Tells the bank where a form stopped: names of fields and codes, never what was typed. A form that was begun and is gone
 * (another page, a closed window) was left. Reporting never disturbs: an answer is not waited for.
 */
export function useFormReport(report: ReportForm): Reporter {
  const begun = useRef<{ form: NetbankForm; step: FormReport['step']; fields: Set<Field> }>(null)
  const send = useRef(report)
  useEffect(() => {
    send.current = report
  })
  const tell = useCallback((said: FormReport) => {
    void send.current(said).catch(() => null)
  }, [])

  useEffect(() => {
    const leave = () => {
      const left = begun.current
      begun.current = null
      if (left) tell({ form: left.form, step: left.step, what: 'left', fields: [...left.fields], codes: [] })
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [tell])

  const reporter = useRef<Reporter>(null)
  reporter.current ??= {
    touch(form, fields) {
      begun.current ??= { form, step: 'check', fields: new Set() }
      begun.current.form = form
      for (const field of fields) begun.current.fields.add(field)
    },
    reach(step) {
      if (begun.current) begun.current.step = step
    },
    fail(problems) {
      const form = begun.current?.form ?? 'payment'
      const fields = [...new Set(problems.flatMap(({ field }) => (field ? [field] : [])))]
      tell({ form, step: 'check', what: 'failed', fields, codes: problems.map(({ reason }) => reason) })
    },
    help: (form) => tell({ form, step: 'check', what: 'help', fields: [], codes: [] }),
    finish() {
      begun.current = null
    },
  }
  return reporter.current
}
