import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { clockName, timeName } from '@/lib/booking/time-name'
import { wallClockParts } from '@/lib/date-format'
import { isOverdue } from '@/lib/message/promise'
import type { Side, Standing } from '@/lib/message/thread'

/** A weekday is enough for what is no further away. ms */
const nearMs = 6 * 24 * 3_600_000

/** Where a thread stands, in few words for a list: "Answer by Tuesday 12:00". `late` only where it is the reader's own doing. */
export function useStandingWords(
  side: Side,
  now: number,
): (standing: Standing) => { words: string; late: boolean } {
  const t = useTranslations('message.line')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const whenOf = (at: number) =>
    Math.abs(at - now) < nearMs
      ? `${wallClockParts(at, zone, locale).weekday} ${clockName(at, zone, locale)}`
      : timeName(at, zone, locale)
  return (standing) => {
    if (standing.state !== 'open') return { words: t(standing.state), late: false }
    const { promisedBy } = standing
    if (promisedBy === null) return { words: t(`noPromise.${side}`), late: false }
    const key = isOverdue(standing, now) ? 'late' : 'by'
    return {
      words: t(`${key}.${side}`, { when: whenOf(promisedBy) }),
      late: key === 'late' && side === 'staff',
    }
  }
}
