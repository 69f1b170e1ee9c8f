'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type CSSProperties, useId, useState } from 'react'
import { useRoving } from '@/components/calendar/use-roving'
import { WeekDay } from '@/components/calendar/week-day'
import { HourNames, hoursHeight, WeekHeads } from '@/components/calendar/week-heads'
import type { LocalDay } from '@/lib/booking/local-day'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import { dayTitle } from '@/lib/calendar/day-title'
import { type DayView, hoursOf, laneOf } from '@/lib/calendar/day-view'
import { wallMinute } from '@/lib/calendar/wall-span'

type WeekGridProps = {
  days: readonly DayView[]
  /** "Week 48, 23–29 November 2026". */
  title: string
  zone: string
  today: LocalDay
  now: number
  onOpen: (booking: BookingCard) => void
  onMove: (booking: BookingCard) => void
}

/** The week as it lies on the wall: days beside each other, 48 px an hour; on a phone one day at a time. */
export function WeekGrid({ days, title, zone, today, now, onOpen, onMove }: WeekGridProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const hintId = useId()
  const [chosen, setChosen] = useState(() => days.find(({ day }) => day === today)?.day ?? days[0]?.day)
  const hours = hoursOf(days)
  const { onKeyDown, stop } = useWeekKeys(days, now, setChosen, onMove)
  return (
    <div
      style={{ '--week': days.length } as CSSProperties}
      className="overflow-hidden rounded-surface border border-line bg-surface [--days:1] md:[--days:var(--week)]"
    >
      <WeekHeads {...{ days, today, chosen }} onChoose={setChosen} />
      <p id={hintId} className="sr-only">
        {t('gridHint')}
      </p>
      <div className="flex">
        <HourNames hours={hours} />
        <ol
          aria-label={title}
          aria-describedby={hintId}
          onKeyDown={onKeyDown}
          className="grid min-w-0 grow grid-cols-[repeat(var(--days),minmax(0,1fr))]"
          style={{ height: hoursHeight(hours) }}
        >
          {days.map((view) => (
            <WeekDay
              key={view.day}
              {...{ view, hours, zone, now, stop, onOpen }}
              title={dayTitle(view.day, locale)}
              nowMinute={view.day === today ? wallMinute(zone, today, now) : null}
              chosen={view.day === chosen}
            />
          ))}
        </ol>
      </div>
    </div>
  )
}

function useWeekKeys(
  days: readonly DayView[],
  now: number,
  choose: (day: LocalDay) => void,
  onMove: (booking: BookingCard) => void,
) {
  const lanes = days.map((view) => laneOf(view, ({ kind }) => kind === 'booking'))
  const entries = days.flatMap(({ day, placed }) => placed.map(({ entry }) => ({ day, entry })))
  const next = entries.find(({ entry }) => entry.kind === 'booking' && entry.to > now)
  return useRoving({
    lanes,
    shape: 'columns',
    start: next?.entry.id,
    onStep: (id) => {
      const day = entries.find(({ entry }) => entry.id === id)?.day
      if (day) choose(day)
    },
    onMove: (id) => {
      const entry = entries.find((item) => item.entry.id === id)?.entry
      if (entry?.kind === 'booking' && entry.from > now) onMove(entry.booking)
    },
  })
}
