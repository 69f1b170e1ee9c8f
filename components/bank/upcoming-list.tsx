import { useTranslations } from 'next-intl'
import { Day } from '@/components/bank/day'
import { List, ListRow } from '@/components/ui/list'
import { Money } from '@/components/ui/money'
import type { Upcoming } from '@/lib/bank/upcoming'

/** What is drawn or comes in during the next weeks, soonest first. */
export function UpcomingList({ upcoming, today }: { upcoming: Upcoming[]; today: string }) {
  const t = useTranslations('bank')
  if (upcoming.length === 0)
    return (
      <p className="text-ink-2" data-share="text">
        {t('overview.nothingUpcoming')}
      </p>
    )
  return (
    <List aria-label={t('overview.upcoming')}>
      {upcoming.map(({ order, dueOn }) => (
        <ListRow
          key={`${order.id}:${dueOn}`}
          title={<span data-share="text">{order.text}</span>}
          note={<Day date={dueOn} today={today} long />}
          end={
            <Money amount={order.amount.amount} currency={order.amount.currency} signed data-share="text" />
          }
        />
      ))}
    </List>
  )
}
