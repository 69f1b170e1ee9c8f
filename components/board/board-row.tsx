'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import type { OpenEntry } from '@/components/board/board-dialog'
import { LoadBar } from '@/components/board/load-bar'
import { EntryButton, EntryMark, WayIcon } from '@/components/calendar/entry-box'
import { useEntryName } from '@/components/calendar/use-entry-name'
import type { Stop } from '@/components/calendar/use-roving'
import { Link } from '@/components/ui/link'
import { clockName } from '@/lib/booking/time-name'
import type { BranchDay } from '@/lib/calendar/calendar-view'
import { type DayView, type PlacedEntry, shareOf } from '@/lib/calendar/day-view'
import type { WallSpan } from '@/lib/calendar/wall-span'

const percent = (share: number) => `${share * 100}%`
/** One line of entries, rem. */
const LINE = 2.75
/** Room for the name, its bar and its words. */
const SHORTEST = 4.25

export type BoardAdvisor = BranchDay['advisors'][number]

type BoardRowProps = {
  advisor: BoardAdvisor
  view: DayView
  hours: WallSpan
  zone: string
  now: number
  nowMinute: number | null
  stop: Stop
  onOpen: OpenEntry
}

/** One advisor's day, time running to the right; the name stays when it is scrolled. */
export function BoardRow({ advisor, view, hours, zone, now, nowMinute, stop, onOpen }: BoardRowProps) {
  const t = useTranslations('calendar')
  const lines = Math.max(1, ...view.placed.map(({ columns }) => columns))
  const height = Math.max(SHORTEST, lines * LINE + 0.5)
  const line = nowMinute === null ? null : shareOf(hours, { from: nowMinute, to: nowMinute + 1 })
  const count = (hours.to - hours.from) / 60
  const ruled = `repeating-linear-gradient(to right, var(--line) 0 1px, transparent 1px calc(100% / ${count}))`
  return (
    <tr className="border-b border-line">
      <th scope="row" className="sticky left-0 z-30 w-44 bg-surface p-2 text-left align-top font-normal">
        <Link
          href={`/scheduler/hours/${advisor.id}`}
          className="link font-semibold"
          aria-label={t('board.hoursOf', { name: advisor.name })}
        >
          {advisor.name}
        </Link>
        <LoadBar load={advisor.load} away={view.away.length > 0} />
      </th>
      <td className="p-0 align-top">
        <div className="relative bg-sunken" style={{ height: `${height}rem` }}>
          {view.open.map((span) => {
            const share = shareOf(hours, span)
            const style = share && { left: percent(share.start), width: percent(share.size) }
            return style && <div key={span.from} className="absolute inset-y-0 bg-surface" style={style} />
          })}
          <div aria-hidden className="absolute inset-0" style={{ backgroundImage: ruled }} />
          <ul aria-label={t('board.dayOf', { name: advisor.name })}>
            {[...view.away, ...view.placed].map((item) => (
              <Entry key={item.entry.id} {...{ item, height, hours, zone, now, stop, onOpen }} />
            ))}
          </ul>
          {line && (
            <div
              aria-hidden
              className="pointer-events-none absolute inset-y-0 z-20 border-l-2 border-red"
              style={{ left: percent(line.start) }}
            />
          )}
        </div>
      </td>
    </tr>
  )
}

type EntryProps = Pick<BoardRowProps, 'hours' | 'zone' | 'now' | 'stop' | 'onOpen'> & {
  item: PlacedEntry
  /** Of the row, rem. */
  height: number
}

function Entry({ item, height, hours, zone, now, stop, onOpen }: EntryProps) {
  const locale = useLocale()
  const name = useEntryName(zone)
  const { entry, column, columns } = item
  const share = shareOf(hours, item)
  if (!share) return null
  const away = entry.kind === 'away'
  const style: CSSProperties = {
    left: `calc(${percent(share.start)} + 1px)`,
    width: `calc(${percent(share.size)} - 2px)`,
    top: away ? 0 : `${0.25 + ((height - 0.5) / columns) * column}rem`,
    height: away ? '100%' : `calc(${(height - 0.5) / columns}rem - 2px)`,
  }
  const box = { entry, style, name: name(entry), past: entry.to <= now }
  if (entry.kind === 'busy' || entry.kind === 'hold') {
    return (
      <li>
        <EntryMark {...box} />
      </li>
    )
  }
  return (
    <li>
      <EntryButton {...box} stop={stop(entry.id)} onOpen={() => onOpen(entry)}>
        {entry.kind === 'away' ? (
          box.name
        ) : (
          <>
            <span className="figures">{clockName(entry.from, zone, locale)}</span> <WayIcon entry={entry} />
            <span className="block truncate font-semibold">{entry.booking.customer.name}</span>
          </>
        )}
      </EntryButton>
    </li>
  )
}
