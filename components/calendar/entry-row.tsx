'use client'

import { useTranslations } from 'next-intl'
import { useEntryName, useSpanName } from '@/components/calendar/use-entry-name'
import { Button } from '@/components/ui/button'
import { ListRow } from '@/components/ui/list'
import type { BookingCard, CalendarEntry } from '@/lib/calendar/calendar-view'

type EntryRowProps = {
  entry: CalendarEntry
  zone: string
  now: number
  onOpen: (booking: BookingCard) => void
  /** Time off can be opened by whoever may remove it. */
  onOpenAway?: (entry: CalendarEntry & { kind: 'away' }) => void
}

/** One entry of a calendar in a list: when, who, what, and the way into it. */
export function EntryRow({ entry, zone, now, onOpen, onOpenAway }: EntryRowProps) {
  const t = useTranslations('calendar')
  const span = useSpanName(zone)
  const name = useEntryName(zone)
  const mark = <span className="figures w-28 shrink-0 text-ink-2">{span(entry)}</span>
  if (entry.kind === 'booking') {
    const { customer, topic, way } = entry.booking
    const open = (
      <Button
        variant="quiet"
        aria-label={t('openNamed', { name: name(entry) })}
        onClick={() => onOpen(entry.booking)}
      >
        {t('open')}
      </Button>
    )
    return (
      <ListRow
        mark={mark}
        title={customer.name}
        note={[topic, t(`way.${way}`), ...(entry.to <= now ? [t('over')] : [])].join(' · ')}
        end={open}
      />
    )
  }
  const openAway = entry.kind === 'away' && onOpenAway && (
    <Button
      variant="quiet"
      aria-label={t('openNamed', { name: name(entry) })}
      onClick={() => onOpenAway(entry)}
    >
      {t('open')}
    </Button>
  )
  return <ListRow mark={mark} title={entry.kind === 'away' ? name(entry) : t(entry.kind)} end={openAway} />
}
