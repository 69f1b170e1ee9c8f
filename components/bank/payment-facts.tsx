import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { AccountNumber } from '@/components/bank/account-number'
import { Money } from '@/components/ui/money'
import { Fact, Facts } from '@/components/ui/table'
import type { PaymentSummary } from '@/lib/bank/payment-steps'

/** From, to, amount, message: the same words when checking and on the receipt. */
export function PaymentFacts({ summary, children }: { summary: PaymentSummary; children?: ReactNode }) {
  const t = useTranslations('bank.payment')
  const label = (key: 'from' | 'to' | 'amount' | 'message') => <span data-share="text">{t(key)}</span>
  return (
    <Facts>
      <Fact label={label('from')}>
        <span data-share="text">{summary.from.name}</span>
        <span className="block text-small text-ink-2 figures" data-share="text">
          {t('endsWith', { digits: summary.from.lastFour })}
        </span>
      </Fact>
      <Fact label={label('to')}>
        <span data-share="text">{summary.to.name}</span>
        <span className="block text-small text-ink-2">
          <AccountNumber number={summary.to.number} />
        </span>
      </Fact>
      <Fact label={label('amount')}>
        <Money {...summary.amount} className="font-semibold" data-share="text" />
      </Fact>
      {summary.message && <Fact label={label('message')}>{summary.message}</Fact>}
      {children}
    </Facts>
  )
}
