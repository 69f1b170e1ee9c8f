'use client'

import { useReducer } from 'react'
import { ask, type PaymentActions } from '@/components/bank/bank-actions'
import { PaymentCheck } from '@/components/bank/payment-check'
import { PaymentForm } from '@/components/bank/payment-form'
import { PaymentReceipt } from '@/components/bank/payment-receipt'
import { randomUuid } from '@/components/ui/random-uuid'
import type { Account } from '@/lib/bank/account'
import { aboutForm, emptyDraft, type Payee, readDraft } from '@/lib/bank/payment'
import { nextStep, type PaymentStep } from '@/lib/bank/payment-steps'

type PaymentFlowProps = PaymentActions & {
  accounts: Account[]
  payees: Payee[]
  /** Account to pay from, as the page was asked for. */
  from: string
}

/** One payment from the empty form to the receipt. Errors and going back keep what was typed. */
export function PaymentFlow({ accounts, payees, from, ...actions }: PaymentFlowProps) {
  const start: PaymentStep = {
    step: 'fill',
    draft: { ...emptyDraft, from, to: payees.length > 0 ? 'payee' : 'new' },
    problems: [],
  }
  const [now, tell] = useReducer(nextStep, start)

  const check = async () => {
    if (now.step !== 'fill') return
    const read = readDraft(now.draft)
    if (!read.ok) return tell({ type: 'refuse', problems: read.problems })
    const answer = await ask(actions.checkPayment({ draft: now.draft }))
    if (answer.ok) tell({ type: 'check', summary: answer.value, key: randomUuid() })
    else tell({ type: 'refuse', problems: [aboutForm(answer.reason, now.draft.to)] })
  }

  const confirm = async (password: string) => {
    if (now.step !== 'confirm') return
    const form = { draft: now.draft, key: now.key }
    const confirmed = await ask(actions.confirmPayment({ ...form, password }))
    const paid = confirmed.ok ? await ask(actions.pay({ ...form, confirmation: confirmed.value })) : confirmed
    if (paid.ok) return tell({ type: 'paid', receipt: paid.value })
    const problem = aboutForm(paid.reason, now.draft.to)
    if (problem.field) tell({ type: 'refuse', problems: [problem] })
    else tell({ type: 'fail', reason: paid.reason })
  }

  switch (now.step) {
    case 'fill':
      return (
        <PaymentForm
          {...{ accounts, payees, draft: now.draft, problems: now.problems }}
          onEdit={(change) => tell({ type: 'edit', change })}
          onCheck={check}
        />
      )
    case 'check':
    case 'confirm':
      return (
        <PaymentCheck
          summary={now.summary}
          asking={now.step === 'confirm'}
          refused={now.step === 'confirm' ? now.refusal : null}
          onChange={() => tell({ type: 'change' })}
          onAsk={() => tell({ type: 'ask' })}
          onClose={() => tell({ type: 'close' })}
          onConfirm={confirm}
        />
      )
    case 'done':
      return <PaymentReceipt receipt={now.receipt} onAgain={() => tell({ type: 'again', from })} />
  }
}
