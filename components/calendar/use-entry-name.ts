'use client'

import { useLocale, useTranslations } from 'next-intl'
import { clockName } from '@/lib/booking/time-name'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'

/** `09:30–10:15`, on the wall clock there. */
export function useSpanName(zone: string): (span: { from: number; to: number }) => string {
  const locale = useLocale()
  return ({ from, to }) => `${clockName(from, zone, locale)}–${clockName(to, zone, locale)}`
}

/** What a calendar entry is called: `09:30–10:15 Sara Holm, Mortgage, Video`. */
export function useEntryName(zone: string): (entry: CalendarEntry) => string {
  const t = useTranslations('calendar')
  const span = useSpanName(zone)
  return (entry) => {
    if (entry.kind === 'booking') {
      const { customer, topic, way } = entry.booking
      return `${span(entry)} ${customer.name}, ${topic}, ${t(`way.${way}`)}`
    }
    if (entry.kind === 'away') return entry.reason ? `${t('timeOff')}: ${entry.reason}` : t('timeOff')
    return `${span(entry)} ${t(entry.kind)}`
  }
}
