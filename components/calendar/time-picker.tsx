'use client'

import { useLocale, useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import { groupByDay } from '@/lib/booking/group-by-day'
import { clockName, timeName } from '@/lib/booking/time-name'
import { dayTitle } from '@/lib/calendar/day-title'

type TimePickerProps = {
  times: readonly number[]
  zone: string
  value: number | null
  onChange: (at: number) => void
}

/** A free time in two steps: the day, then the time on it. Only days and times that are free can be chosen. */
export function TimePicker({ times, zone, value, onChange }: TimePickerProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const days = groupByDay(times, zone)
  const shown = days.find((day) => value !== null && day.times.includes(value)) ?? days[0]
  if (!shown) return null
  const chooseDay = (day: string) => {
    const first = days.find((one) => one.day === day)?.times[0]
    if (first !== undefined) onChange(first)
  }
  return (
    <div className="grid grid-cols-[2fr_1fr] gap-3">
      <SelectField
        label={t('form.day')}
        value={shown.day}
        onChange={(event) => chooseDay(event.target.value)}
      >
        {days.map(({ day }) => (
          <option key={day} value={day}>
            {dayTitle(day, locale)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('form.time')}
        value={value ?? ''}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {shown.times.map((at) => (
          <option key={at} value={at} aria-label={timeName(at, zone, locale)}>
            {clockName(at, zone, locale)}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
