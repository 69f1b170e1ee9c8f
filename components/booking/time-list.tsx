'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import type { FreeTimes } from '@/lib/booking/free-times'
import { type DayOfTimes, groupByDay } from '@/lib/booking/group-by-day'
import { clockName, clocksDiffer, dayName, timeName, zoneCity } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'

const DAYS_AT_ONCE = 5

type TimeListProps = {
  free: FreeTimes
  chosen: number | null
  onChoose: (at: number) => void
}

/** The free times, day by day in the reader's own zone; the other side's clock beside it where it differs. */
export function TimeList({ free, chosen, onChoose }: TimeListProps) {
  const t = useTranslations('booking.times')
  const zone = useTimeZone() ?? free.advisor.zone
  const [shown, setShown] = useState(DAYS_AT_ONCE)
  const days = groupByDay(free.times, zone)
  const differ = free.times.some((at) => clocksDiffer(at, zone, free.advisor.zone))
  const cities = { city: zoneCity(zone), other: zoneCity(free.advisor.zone) }
  return (
    <>
      {differ && (
        <p className="mb-2 text-small text-ink-2" data-share="text">
          {t('zone', { ...cities, first: firstName(free.advisor.name) })}
        </p>
      )}
      <ul aria-label={t('title')} className="space-y-5" data-share="label">
        {days.slice(0, shown).map((day) => (
          <Day
            key={day.day}
            day={day}
            zone={zone}
            other={differ ? free.advisor.zone : null}
            {...{ chosen, onChoose }}
          />
        ))}
      </ul>
      {days.length > shown && (
        <Button
          variant="quiet"
          className="mt-4"
          onClick={() => setShown(shown + DAYS_AT_ONCE)}
          data-share="text"
        >
          {t('more')}
        </Button>
      )}
    </>
  )
}

type DayProps = {
  day: DayOfTimes
  zone: string
  /** The other side's zone, when its clock differs. */
  other: string | null
  chosen: number | null
  onChoose: (at: number) => void
}

function Day({ day, zone, other, chosen, onChoose }: DayProps) {
  const locale = useLocale()
  const id = useId()
  const [first] = day.times
  if (first === undefined) return null
  return (
    <li>
      <h3 id={id} className="mb-2 text-small font-semibold text-ink-2" data-share="text">
        {dayName(first, zone, locale)}
      </h3>
      <ul aria-labelledby={id} className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        {day.times.map((at) => (
          <li key={at}>
            <TimeButton {...{ at, zone, other }} pressed={at === chosen} onPress={() => onChoose(at)} />
          </li>
        ))}
      </ul>
    </li>
  )
}

type TimeButtonProps = {
  at: number
  zone: string
  other: string | null
  pressed: boolean
  onPress: () => void
  /** The whole name instead of the clock alone, where no day stands above it. */
  whole?: boolean
}

/** One time: named with its day, `Tuesday 24 November 10:30`. */
export function TimeButton({ at, zone, other, pressed, onPress, whole }: TimeButtonProps) {
  const t = useTranslations('booking.times')
  const locale = useLocale()
  const name = timeName(at, zone, locale)
  const there = other && t('thereName', { time: clockName(at, other, locale), city: zoneCity(other) })
  return (
    <button
      type="button"
      aria-label={there ? `${name}, ${there}` : name}
      aria-pressed={pressed}
      onClick={onPress}
      data-share="text label"
      className={cx(look, pressed ? chosenLook : freeLook)}
    >
      {whole ? name : clockName(at, zone, locale)}
      {there && (
        <span className="text-small font-normal text-ink-2" data-share="text">
          {there}
        </span>
      )}
    </button>
  )
}

const look =
  'flex min-h-control w-full flex-col items-center justify-center rounded-control border px-2 py-0.5 text-center font-semibold tabular-nums transition-colors duration-70'
const freeLook = 'border-edge bg-surface hover:border-ink hover:bg-sunken'
const chosenLook = 'border-spruce bg-spruce-tint shadow-[inset_0_0_0_1px_var(--spruce)]'
