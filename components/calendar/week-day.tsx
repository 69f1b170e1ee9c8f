'use client'

import { useLocale } from 'next-intl'
import type { CSSProperties } from 'react'
import { EntryButton, EntryMark, WayIcon } from '@/components/calendar/entry-box'
import { useEntryName } from '@/components/calendar/use-entry-name'
import type { Stop } from '@/components/calendar/use-roving'
import { cx } from '@/components/ui/cx'
import { clockName } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import type { DayView, PlacedEntry } from '@/lib/calendar/day-view'
import { shareOf } from '@/lib/calendar/day-view'
import type { WallSpan } from '@/lib/calendar/wall-span'

const percent = (share: number) => `${share * 100}%`

type WeekDayProps = {
  view: DayView
  title: string
  hours: WallSpan
  zone: string
  now: number
  /** The minute now, today only. */
  nowMinute: number | null
  /** On a phone one day stands alone. */
  chosen: boolean
  stop: Stop
  onOpen: (booking: BookingCard) => void
}

/** One day of the week, 48 px an hour. */
export function WeekDay({ view, title, hours, zone, now, nowMinute, chosen, stop, onOpen }: WeekDayProps) {
  const line = nowMinute === null ? null : shareOf(hours, { from: nowMinute, to: nowMinute + 1 })
  return (
    <li className={cx('relative min-w-0 border-l border-line bg-sunken', !chosen && 'max-md:hidden')}>
      <h2 className="sr-only">{title}</h2>
      {view.open.map((span) => {
        const share = shareOf(hours, span)
        const style = share && { top: percent(share.start), height: percent(share.size) }
        return style && <div key={span.from} className="absolute inset-x-0 bg-surface" style={style} />
      })}
      <div
        aria-hidden
        className="absolute inset-0 bg-[repeating-linear-gradient(to_bottom,var(--line)_0_1px,transparent_1px_3rem)]"
      />
      <ul>
        {[...view.away, ...view.placed].map((item) => (
          <Entry key={item.entry.id} {...{ item, hours, zone, now, stop, onOpen }} />
        ))}
      </ul>
      {line && (
        <div
          aria-hidden
          className="pointer-events-none absolute inset-x-0 z-20 border-t-2 border-red before:absolute before:-top-1.25 before:-left-1 before:size-2 before:rounded-full before:bg-red"
          style={{ top: percent(line.start) }}
        />
      )}
    </li>
  )
}

type EntryProps = Pick<WeekDayProps, 'hours' | 'zone' | 'now' | 'stop' | 'onOpen'> & { item: PlacedEntry }

function Entry({ item, hours, zone, now, stop, onOpen }: EntryProps) {
  const locale = useLocale()
  const name = useEntryName(zone)
  const { entry, column, columns } = item
  const share = shareOf(hours, item)
  if (!share) return null
  const style: CSSProperties = {
    top: percent(share.start),
    height: `calc(${percent(share.size)} - 2px)`,
    left: `calc(${percent(column / columns)} + 2px)`,
    width: `calc(${percent(1 / columns)} - 4px)`,
  }
  const box = { entry, style, name: name(entry), past: entry.to <= now }
  if (entry.kind !== 'booking') {
    return (
      <li>
        <EntryMark {...box}>{entry.kind === 'away' && <span aria-hidden>{box.name}</span>}</EntryMark>
      </li>
    )
  }
  const { booking } = entry
  return (
    <li>
      <EntryButton {...box} stop={stop(entry.id)} onOpen={() => onOpen(booking)}>
        <span className="figures">{clockName(entry.from, zone, locale)}</span> <WayIcon entry={entry} />{' '}
        <span className="font-semibold">{booking.customer.name}</span>
        <br />
        {booking.topic}
      </EntryButton>
    </li>
  )
}
