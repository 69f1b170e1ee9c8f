import { dateFormat, wallClockParts } from '@/lib/date-format'
import type { PresencePromise, PresenceState } from './promise'

/** When something is, as people say it: "14:20", "tomorrow 09:00", "Tuesday 24 November 09:00". */
export type When = { key: 'today' | 'tomorrow' | 'later'; time: string; day: string }

/** A message key below `presence.promise` and what it is filled with. */
export type PromiseWords = { key: PromiseKey; when: When | null }
export type PromiseKey =
  | PresenceState
  | 'in_meeting_until'
  | 'in_meeting_next'
  | 'in_meeting_with_you'
  | 'busy_until'
  | 'busy_next'
  | 'away_next'
  | 'offline_next'
  | 'available_calling'

/** Where and how the reader reads: server's time (epoch ms), IANA zone, language. */
export type Reader = { now: number; zone: string; locale: string }

const minute = 60_000

/** "About" times are told in steps of five minutes, always up: nobody is promised too early. */
export function aboutTime(at: number): number {
  return Math.ceil(at / (5 * minute)) * 5 * minute
}

/**
 * The promise as a sentence: until when, where that is known, else the first time that can be booked.
 * `own` is the reader's own call with this person, which is no reason to call them busy.
 */
export function promiseWords(
  promise: PresencePromise,
  reader: Reader,
  own: 'ringing' | 'live' | null = null,
): PromiseWords {
  if (own === 'live') return { key: 'in_meeting_with_you', when: null }
  if (own === 'ringing') return { key: 'available_calling', when: null }
  const { state, until, nextFree } = promise
  if (state === 'available') return { key: state, when: null }
  if (until !== null && (state === 'in_meeting' || state === 'busy'))
    return { key: `${state}_until`, when: whenWords(aboutTime(until), reader) }
  if (nextFree !== null && nextFree > reader.now)
    return { key: `${state}_next`, when: whenWords(nextFree, reader) }
  return { key: state, when: null }
}

/** A moment on the reader's own wall clock, with the day when it is not today. */
export function whenWords(at: number, { now, zone, locale }: Reader): When {
  const { date, time, day } = wallClock(at, zone, locale)
  const days = (Date.parse(date) - Date.parse(wallClock(now, zone, locale).date)) / (24 * 60 * minute)
  return { key: days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'later', time, day }
}

function wallClock(at: number, timeZone: string, locale: string) {
  const part = wallClockParts(at, timeZone, locale)
  return {
    // sv-SE writes ISO dates
    date: dateFormat('sv-SE', { timeZone }).format(at),
    time: `${part.hour}:${part.minute}`,
    day: `${part.weekday} ${part.day} ${part.month}`,
  }
}
