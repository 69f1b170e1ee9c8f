'use client'

import { useLocale, useTranslations } from 'next-intl'
import { EntryRow } from '@/components/calendar/entry-row'
import { DayGroup } from '@/components/ui/day-group'
import { EmptyState } from '@/components/ui/empty-state'
import { List } from '@/components/ui/list'
import { Tag } from '@/components/ui/tag'
import type { LocalDay } from '@/lib/booking/local-day'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import { dayTitle } from '@/lib/calendar/day-title'
import type { DayView } from '@/lib/calendar/day-view'

type WeekListProps = {
  days: readonly DayView[]
  zone: string
  today: LocalDay
  now: number
  onOpen: (booking: BookingCard) => void
}

/** The same week in words: everything the grid shows, day by day. */
export function WeekList({ days, zone, today, now, onOpen }: WeekListProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const full = days.filter(({ away, placed }) => away.length + placed.length > 0)
  if (full.length === 0) return <EmptyState>{t('emptyWeek')}</EmptyState>
  return (
    <div className="max-w-reading">
      {full.map((view) => (
        <DayGroup
          key={view.day}
          level={2}
          day={
            <>
              {dayTitle(view.day, locale)} {view.day === today && <Tag>{t('today')}</Tag>}
            </>
          }
        >
          <List>
            {[...view.away, ...view.placed].map(({ entry }) => (
              <EntryRow key={entry.id} {...{ entry, zone, now, onOpen }} />
            ))}
          </List>
        </DayGroup>
      ))}
    </div>
  )
}
