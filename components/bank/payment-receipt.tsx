'use client'

import { useTranslations } from 'next-intl'
import { Day } from '@/components/bank/day'
import { PaymentFacts } from '@/components/bank/payment-facts'
import { StepHeading } from '@/components/bank/step-heading'
import { Notice } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/section'
import { Fact } from '@/components/ui/table'
import type { Receipt } from '@/lib/bank/payment-steps'

/** It has happened: what, when, and under which number. */
export function PaymentReceipt({ receipt, onAgain }: { receipt: Receipt; onAgain: () => void }) {
  const t = useTranslations('bank.payment')
  return (
    <section className="max-w-reading">
      <StepHeading>{t(receipt.to.own ? 'movedTitle' : 'paidTitle')}</StepHeading>
      <Notice tone="success" className="mb-4">
        <p data-share="text">{t('paidText')}</p>
      </Notice>
      <Panel>
        <PaymentFacts summary={receipt}>
          <Fact label={<span data-share="text">{t('bookedOn')}</span>}>
            <Day date={receipt.bookedOn} today="" long />
          </Fact>
          <Fact label={<span data-share="text">{t('reference')}</span>}>
            <span className="figures" data-share="text">
              {receipt.id.slice(0, 8)}
            </span>
          </Fact>
        </PaymentFacts>
      </Panel>
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={onAgain}>
          <span data-share="text">{t('again')}</span>
        </Button>
        <LinkButton href="/customer" variant="quiet">
          <span data-share="text">{t('toOverview')}</span>
        </LinkButton>
      </div>
    </section>
  )
}
