'use client'

import { useLocale, useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import type { LocalDay } from '@/lib/booking/local-day'
import { minuteClock } from '@/lib/calendar/clock'
import { dayTitle, shortDay } from '@/lib/calendar/day-title'
import type { DayView } from '@/lib/calendar/day-view'
import type { WallSpan } from '@/lib/calendar/wall-span'

/** 48 px an hour, in rem. */
export function hoursHeight({ from, to }: WallSpan): string {
  return `${((to - from) / 60) * 3}rem`
}

/** The hours on the left, each beside its line. */
export function HourNames({ hours }: { hours: WallSpan }) {
  const count = (hours.to - hours.from) / 60
  return (
    <div aria-hidden className="relative w-14 shrink-0" style={{ height: hoursHeight(hours) }}>
      {Array.from({ length: count }, (_, index) => hours.from + index * 60).map((minute, index) => (
        <span
          key={minute}
          className={cx('figures absolute right-2 text-small text-ink-2', index > 0 && '-translate-y-1/2')}
          style={{ top: `${index * 3}rem` }}
        >
          {minuteClock(minute)}
        </span>
      ))}
    </div>
  )
}

type WeekHeadsProps = {
  days: readonly DayView[]
  today: LocalDay
  chosen: LocalDay | undefined
  onChoose: (day: LocalDay) => void
}

/** The days' names over their columns; on a phone buttons that choose which one is shown. */
export function WeekHeads({ days, today, chosen, onChoose }: WeekHeadsProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const look = (day: LocalDay) =>
    cx('min-w-0 py-1.5 text-center text-small', day === today ? 'font-semibold text-spruce' : 'text-ink-2')
  return (
    <>
      <div aria-hidden className="hidden border-b border-line pl-14 md:flex">
        {days.map(({ day }) => (
          <span key={day} className={cx(look(day), 'flex-1 border-l border-line')}>
            {shortDay(day, locale)}
            {day === today && ` · ${t('today')}`}
          </span>
        ))}
      </div>
      <fieldset className="flex min-w-0 border-b border-line md:hidden">
        <legend className="sr-only">{t('dayShown')}</legend>
        {days.map(({ day }) => (
          <button
            key={day}
            type="button"
            aria-pressed={day === chosen}
            aria-label={dayTitle(day, locale)}
            onClick={() => onChoose(day)}
            className={cx(
              look(day),
              'min-h-11 flex-1 focus-visible:-outline-offset-3',
              day === chosen && 'bg-spruce-tint shadow-[inset_0_-3px_0_var(--spruce)]',
            )}
          >
            {shortDay(day, locale)}
          </button>
        ))}
      </fieldset>
    </>
  )
}
