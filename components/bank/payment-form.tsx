'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { AccountSelect } from '@/components/bank/account-select'
import { ReceiverFields } from '@/components/bank/receiver-fields'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Account, mayPayFrom } from '@/lib/bank/account'
import { longestMessage, type Payee, type PaymentDraft, type PaymentField } from '@/lib/bank/payment'
import type { Problem } from '@/lib/bank/payment-steps'

export type PaymentFormProps = {
  accounts: Account[]
  payees: Payee[]
  draft: PaymentDraft
  problems: Problem[]
  onEdit: (change: Partial<PaymentDraft>) => void
}

/** From, to, how much, and a message. Everything that is wrong is said at once, above and at its field. */
export function PaymentForm(props: PaymentFormProps & { onCheck: () => Promise<void> }) {
  const { accounts, draft, problems, onEdit, onCheck } = props
  const t = useTranslations('bank.payment')
  const refusal = useRefusal('bank')
  const [busy, setBusy] = useState(false)
  const errorOf = (field: PaymentField) => {
    const problem = problems.find((one) => one.field === field)
    return problem && refusal(problem.reason)
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    await onCheck()
    setBusy(false)
  }
  return (
    <form onSubmit={send} noValidate className="flex max-w-reading flex-col gap-6">
      <div data-share="tree" className="empty:hidden">
        <PaymentErrors problems={problems} />
      </div>
      <AccountSelect
        id="payment-from"
        label={t('from')}
        accounts={accounts.filter(mayPayFrom)}
        value={draft.from}
        error={errorOf('from')}
        onPick={(from) => onEdit({ from })}
      />
      <ReceiverFields {...props} errorOf={errorOf} />
      <TextField
        id="payment-amount"
        label={t('amount')}
        hint={t('amountHint')}
        shareLabel
        data-share="value"
        inputMode="decimal"
        autoComplete="off"
        inputClassName="figures max-w-60 text-right"
        maxLength={40}
        value={draft.amount}
        error={errorOf('amount')}
        onChange={(event) => onEdit({ amount: event.target.value })}
      />
      <TextField
        id="payment-message"
        label={t('message')}
        hint={t('messageHint')}
        shareLabel
        autoComplete="off"
        maxLength={longestMessage}
        value={draft.message}
        error={errorOf('message')}
        onChange={(event) => onEdit({ message: event.target.value })}
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          <span data-share="text">{t('check')}</span>
        </Button>
      </div>
    </form>
  )
}

function PaymentErrors({ problems }: { problems: Problem[] }) {
  const t = useTranslations('bank.payment')
  const refusal = useRefusal('bank')
  const [errors, setErrors] = useState<{ of: Problem[]; list: { field?: string; message: string }[] }>()
  // the same list object until the problems change: the summary takes focus whenever it gets another one
  if (errors?.of !== problems) {
    const list = problems.map(({ field, reason }) => ({
      field: field ? `payment-${field}` : undefined,
      message: refusal(reason),
    }))
    setErrors({ of: problems, list })
    return null
  }
  return <ErrorSummary heading={t('problems')} errors={errors.list} />
}
