'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { OpenEntry } from '@/components/board/board-dialog'
import { type BoardAdvisor, BoardRow } from '@/components/board/board-row'
import { useRoving } from '@/components/calendar/use-roving'
import { Scroller } from '@/components/ui/scroller'
import type { LocalDay } from '@/lib/booking/local-day'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import { minuteClock } from '@/lib/calendar/clock'
import { type DayView, hoursOf, laneOf } from '@/lib/calendar/day-view'
import { type WallSpan, wallMinute } from '@/lib/calendar/wall-span'

export type BoardLine = { advisor: BoardAdvisor; view: DayView }

type BoardTableProps = {
  lines: readonly BoardLine[]
  day: LocalDay
  today: LocalDay
  zone: string
  now: number
  onOpen: OpenEntry
  onMove: (booking: BookingCard) => void
}

/** All advisors of the branch for a day: advisors as rows, time running to the right. One tab stop. */
export function BoardTable({ lines, day, today, zone, now, onOpen, onMove }: BoardTableProps) {
  const t = useTranslations('calendar')
  const hintId = useId()
  const hours = hoursOf(lines.map(({ view }) => view))
  const entries = lines.flatMap(({ view }) => view.placed.map(({ entry }) => entry))
  const { onKeyDown, stop } = useRoving({
    lanes: lines.map(({ view }) => laneOf(view, ({ kind }) => kind === 'booking' || kind === 'away')),
    shape: 'rows',
    onMove: (id) => {
      const entry = entries.find((one) => one.id === id)
      if (entry?.kind === 'booking' && entry.from > now) onMove(entry.booking)
    },
  })
  const nowMinute = day === today ? wallMinute(zone, today, now) : null
  return (
    <div data-density="grid" className="overflow-hidden rounded-surface border border-line bg-surface">
      <p id={hintId} className="sr-only">
        {t('board.hint')}
      </p>
      <Scroller label={t('board.calendars')}>
        <table
          aria-describedby={hintId}
          onKeyDown={onKeyDown}
          className="w-full border-collapse text-left"
          style={{ minWidth: `${11 + ((hours.to - hours.from) / 60) * 5}rem` }}
        >
          <caption className="sr-only">{t('board.calendars')}</caption>
          <thead>
            <tr className="border-b border-line text-small text-ink-2">
              <th scope="col" className="sticky left-0 z-30 w-44 bg-surface px-2 py-1.5 font-semibold">
                {t('board.advisor')}
              </th>
              <th scope="col" className="p-0 font-normal">
                <span className="sr-only">{t('board.day')}</span>
                <HourMarks hours={hours} />
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <BoardRow key={line.advisor.id} {...line} {...{ hours, zone, now, nowMinute, stop, onOpen }} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  )
}

function HourMarks({ hours }: { hours: WallSpan }) {
  const count = (hours.to - hours.from) / 60
  return (
    <div aria-hidden className="flex">
      {Array.from({ length: count }, (_, index) => hours.from + index * 60).map((minute) => (
        <span key={minute} className="figures flex-1 border-l border-line py-1.5 pl-1">
          {minuteClock(minute)}
        </span>
      ))}
    </div>
  )
}
