'use client'

import { useTranslations } from 'next-intl'
import { useReducer } from 'react'
import type { PaymentActions } from '@/components/bank/bank-actions'
import { FormHelp } from '@/components/bank/form-help'
import { PaymentCheck } from '@/components/bank/payment-check'
import { PaymentForm } from '@/components/bank/payment-form'
import { PaymentReceipt } from '@/components/bank/payment-receipt'
import { type ReportForm, useFormReport } from '@/components/bank/use-form-report'
import { randomUuid } from '@/components/ui/random-uuid'
import type { Account } from '@/lib/bank/account'
import { aboutForm, emptyDraft, type Payee, type PaymentDraft, readDraft } from '@/lib/bank/payment'
import { nextStep, type PaymentStep } from '@/lib/bank/payment-steps'
import { namesOfFields, paymentForm } from '@/lib/contact/netbank-deed'
import { settled } from '@/lib/result'

type PaymentFlowProps = PaymentActions & {
  accounts: Account[]
  payees: Payee[]
  /** Account to pay from, as the page was asked for. */
  from: string
  reportForm: ReportForm
}

/** One payment from the empty form to the receipt. Errors and going back keep what was typed. */
export function PaymentFlow({ accounts, payees, from, reportForm, ...actions }: PaymentFlowProps) {
  const t = useTranslations('bank.help')
  const reporter = useFormReport(reportForm)
  const [now, tell] = useReducer(nextStep, emptyForm(from, payees))

  const edit = (change: Partial<PaymentDraft>) => {
    if (now.step === 'fill') reporter.touch(paymentForm(change.to ?? now.draft.to), namesOfFields(change))
    tell({ type: 'edit', change })
  }

  const check = async () => {
    if (now.step !== 'fill') return
    const read = readDraft(now.draft)
    if (!read.ok) {
      reporter.touch(paymentForm(now.draft.to), [])
      reporter.fail(read.problems)
      return tell({ type: 'refuse', problems: read.problems })
    }
    const answer = await settled(actions.checkPayment({ draft: now.draft }))
    if (answer.ok) {
      reporter.reach('confirm')
      tell({ type: 'check', summary: answer.value, key: randomUuid() })
    } else tell({ type: 'refuse', problems: [aboutForm(answer.reason, now.draft.to)] })
  }

  const confirm = async (password: string) => {
    if (now.step !== 'confirm') return
    const form = { draft: now.draft, key: now.key }
    const confirmed = await settled(actions.confirmPayment({ ...form, password }))
    const paid = confirmed.ok
      ? await settled(actions.pay({ ...form, confirmation: confirmed.value }))
      : confirmed
    if (paid.ok) {
      reporter.finish()
      return tell({ type: 'paid', receipt: paid.value })
    }
    const problem = aboutForm(paid.reason, now.draft.to)
    if (problem.field) tell({ type: 'refuse', problems: [problem] })
    else tell({ type: 'fail', reason: paid.reason })
  }

  switch (now.step) {
    case 'fill':
      return (
        <>
          <FormHelp
            title={t('payment')}
            page="/customer/payments"
            onOpen={() => reporter.help(paymentForm(now.draft.to))}
          >
            {t('paymentText')}
          </FormHelp>
          <PaymentForm
            {...{ accounts, payees, draft: now.draft, problems: now.problems }}
            onEdit={edit}
            onCheck={check}
          />
        </>
      )
    case 'check':
    case 'confirm':
      return (
        <PaymentCheck
          summary={now.summary}
          asking={now.step === 'confirm'}
          refused={now.step === 'confirm' ? now.refusal : null}
          onChange={() => {
            reporter.reach('check')
            tell({ type: 'change' })
          }}
          onAsk={() => tell({ type: 'ask' })}
          onClose={() => tell({ type: 'close' })}
          onConfirm={confirm}
        />
      )
    case 'done':
      return <PaymentReceipt receipt={now.receipt} onAgain={() => tell({ type: 'again', from })} />
  }
}

function emptyForm(from: string, payees: Payee[]): PaymentStep {
  const draft: PaymentDraft = { ...emptyDraft, from, to: payees.length > 0 ? 'payee' : 'new' }
  return { step: 'fill', draft, problems: [] }
}
