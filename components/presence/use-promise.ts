'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { StatusKind } from '@/components/ui/status-shape'
import { firstName } from '@/lib/presence/first-name'
import type { PresencePromise, PresenceState } from '@/lib/presence/promise'
import { promiseWords, whenWords } from '@/lib/presence/promise-words'

/** The shape that stands beside each promise. */
export const shapes: Record<PresenceState, StatusKind> = {
  available: 'available',
  in_meeting: 'meeting',
  busy: 'busy',
  away: 'away',
  offline: 'offline',
}

/** Makes sentences of promises, in the reader's language, on the reader's wall clock. */
export function usePromise() {
  const t = useTranslations('presence')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const when = useCallback(
    (at: number, now: number) => {
      const { key, time, day } = whenWords(at, { now, zone, locale })
      return t(`when.${key}`, { time, day })
    },
    [t, zone, locale],
  )
  const sentence = useCallback(
    (name: string, promise: PresencePromise, now: number, own: 'ringing' | 'live' | null = null) => {
      const words = promiseWords(promise, { now, zone, locale }, own)
      const at = words.when
      const told = at ? t(`when.${at.key}`, { time: at.time, day: at.day }) : ''
      return t(`promise.${words.key}`, { first: firstName(name), when: told })
    },
    [t, zone, locale],
  )
  return { sentence, when }
}
