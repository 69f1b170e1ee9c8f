'use client'

import { useLocale, useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/bank/confirm-dialog'
import { PaymentFacts } from '@/components/bank/payment-facts'
import { StepHeading } from '@/components/bank/step-heading'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/section'
import { formatMoney } from '@/lib/bank/money'
import type { PaymentSummary } from '@/lib/bank/payment-steps'

type PaymentCheckProps = {
  summary: PaymentSummary
  asking: boolean
  refused: string | null
  onChange: () => void
  onAsk: () => void
  onClose: () => void
  onConfirm: (password: string) => Promise<void>
}

/** Check your answers: nothing has moved yet. */
export function PaymentCheck(props: PaymentCheckProps) {
  const { summary, asking, refused, onChange, onAsk, onClose, onConfirm } = props
  const t = useTranslations('bank.payment')
  const locale = useLocale()
  const words = { amount: formatMoney(summary.amount, locale), payee: summary.to.name }
  return (
    <section className="max-w-reading">
      <StepHeading>{t('checkTitle')}</StepHeading>
      <Panel>
        <PaymentFacts summary={summary} />
      </Panel>
      <p className="mt-4 text-ink-2" data-share="text">
        {t('notYet')}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button variant="primary" onClick={onAsk}>
          <span data-share="text">{t(summary.to.own ? 'transfer' : 'pay')}</span>
        </Button>
        <Button onClick={onChange}>
          <span data-share="text">{t('change')}</span>
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onClose={onClose}
        refused={refused}
        onConfirm={onConfirm}
        what={
          <span className="text-lead text-ink" data-share="text">
            {t('what', words)}
          </span>
        }
      />
    </section>
  )
}
