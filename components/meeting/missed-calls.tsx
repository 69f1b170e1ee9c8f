'use client'

import { useTranslations } from 'next-intl'
import { useMinute } from '@/components/presence/use-minute'
import { usePromise } from '@/components/presence/use-promise'
import { List, ListRow } from '@/components/ui/list'
import { Section } from '@/components/ui/section'

type MissedCallsProps = {
  calls: { customer: { id: string; name: string }; own: boolean; times: number; lastAt: Date }[]
}

/** Whoever called in vain and has not been talked to since. Nothing when there is nobody. */
export function MissedCalls({ calls }: MissedCallsProps) {
  const t = useTranslations('meeting.missed')
  const { when } = usePromise()
  const now = useMinute()
  if (calls.length === 0) return null
  return (
    <Section title={t('title')}>
      <List aria-label={t('title')}>
        {calls.map(({ customer, own, times, lastAt }) => (
          <ListRow
            key={customer.id}
            href={own ? `/advisor/customers/${customer.id}` : undefined}
            title={t('called', { name: customer.name, time: when(lastAt.getTime(), now) })}
            note={times > 1 ? t('times', { count: times }) : undefined}
          />
        ))}
      </List>
    </Section>
  )
}
