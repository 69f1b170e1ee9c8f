import { CreditCard, Lock } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Tag } from '@/components/ui/tag'
import type { Card } from '@/lib/bank/card'

type CardItemProps = { card: Card; accountName: string; expired: boolean; onAsk: () => void }

/** One card: what it is, its last four digits, whether it works, and the one thing to do with it. */
export function CardItem({ card, accountName, expired, onAsk }: CardItemProps) {
  const t = useTranslations('bank.card')
  const format = useFormatter()
  const id = useId()
  const until = format.dateTime(new Date(`${card.expiresOn}T00:00:00Z`), {
    month: '2-digit',
    year: '2-digit',
    timeZone: 'UTC',
  })
  const state = expired ? 'expired' : card.status
  return (
    <li
      aria-labelledby={id}
      className="flex flex-col gap-4 rounded-surface border border-line bg-surface p-5"
    >
      <div className="flex items-start justify-between gap-4">
        <div>
          <h2 id={id} className="text-lead font-semibold" data-share="text">
            {card.name}
          </h2>
          <p className="text-small text-ink-2" data-share="text">
            {t(`kind.${card.kind}`)}
          </p>
        </div>
        <Tag tone={state === 'active' ? 'good' : 'warning'} data-share="text">
          {t(`state.${state}`)}
        </Tag>
      </div>
      <p className="figures flex items-center gap-3 text-lead">
        <CreditCard aria-hidden width={24} height={24} className="text-ink-2" />
        <span data-share="text">{t('endsWith', { digits: card.lastFour })}</span>
      </p>
      <p className="text-small text-ink-2" data-share="text">
        {t('about', { account: accountName, until })}
      </p>
      {!(expired && card.status === 'blocked') && (
        <Button
          className="mt-auto"
          variant={card.status === 'active' ? 'danger-quiet' : 'secondary'}
          icon={card.status === 'active' && <Lock aria-hidden width={18} height={18} />}
          aria-describedby={id}
          onClick={onAsk}
        >
          <span data-share="text">{t(card.status === 'active' ? 'block' : 'unblock')}</span>
        </Button>
      )}
    </li>
  )
}
