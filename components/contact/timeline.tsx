import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChannelMark } from '@/components/contact/channel-mark'
import { useEventWords, useFieldWords } from '@/components/contact/use-event-words'
import { DayGroup } from '@/components/ui/day-group'
import { Tag } from '@/components/ui/tag'
import { localDayAt } from '@/lib/booking/local-day'
import { clockName, dayName } from '@/lib/booking/time-name'
import { type ContactEntry, type FoldedEntry, foldRepeats } from '@/lib/contact/entry'
import { type ContactType, channelOf, textOf } from '@/lib/contact/event'

type TimelineProps = {
  entries: ContactEntry[]
  /** Whose eyes: the customer reads about themselves. */
  own?: boolean
  /** What can be done about one entry. */
  actions?: (entry: ContactEntry) => ReactNode
  /** Level of the days' headings. */
  level?: 2 | 3
}

/** A history, newest first: days that stay in sight, channel and word, one sentence each; what repeats is folded. */
export function Timeline({ entries, own = false, actions, level = 3 }: TimelineProps) {
  const zone = useTimeZone() ?? 'UTC'
  const locale = useLocale()
  const dayOf = (at: number) => localDayAt(zone, at)
  const days = new Map<string, FoldedEntry[]>()
  for (const entry of foldRepeats(entries, (a, b) => dayOf(a) === dayOf(b)))
    days.set(dayOf(entry.at), [...(days.get(dayOf(entry.at)) ?? []), entry])
  return [...days].map(([day, ofDay]) => (
    <DayGroup
      key={day}
      day={
        <span className="inline-block first-letter:uppercase">
          {dayName(ofDay[0]?.at ?? 0, zone, locale)} {day.slice(0, 4)}
        </span>
      }
      level={level}
    >
      <ul className="border-l border-line">
        {ofDay.map((entry) => (
          <Entry key={entry.id} entry={entry} own={own}>
            {actions?.(entry)}
          </Entry>
        ))}
      </ul>
    </DayGroup>
  ))
}

function Entry({ entry, own, children }: { entry: FoldedEntry; own: boolean; children: ReactNode }) {
  const t = useTranslations('contact.history')
  const zone = useTimeZone() ?? 'UTC'
  const locale = useLocale()
  const words = useEventWords()
  const { event, at, since, times, withheld } = entry
  return (
    <li className="relative flex flex-wrap gap-x-4 gap-y-1 py-2.5 pl-5 before:absolute before:top-5 before:-left-1 before:size-2 before:rounded-full before:border before:border-edge before:bg-page">
      <p className="flex min-w-32 flex-wrap items-center gap-x-3 self-start pt-0.5 text-small text-ink-2">
        <time dateTime={new Date(at).toISOString()} className="figures">
          {clockName(at, zone, locale)}
        </time>
        <ChannelMark channel={channelOf(event)} />
      </p>
      <div className="min-w-0 grow basis-64">
        <p className="break-words">
          {words(entry)} {withheld && <Tag>{t('withheld')}</Tag>}
        </p>
        {times > 1 && (
          <p className="text-small text-ink-2">
            {t('times', { count: times, since: clockName(since, zone, locale) })}
          </p>
        )}
        <Details entry={entry} own={own} />
        {children}
      </div>
    </li>
  )
}

/** Events whose own words do not stand in their sentence. */
const saysMore = new Set<ContactType>([
  'staff_note',
  'call_asked',
  'booking_cancelled',
  'customer_wrote',
  'staff_wrote',
  'question_asked',
  'question_answered',
  'question_withdrawn',
])

/** What was written: by staff, by the customer; and which fields it was about. */
function Details({ entry, own }: { entry: ContactEntry; own: boolean }) {
  const t = useTranslations('contact.history')
  const fieldWords = useFieldWords()
  const { event, text, correction, withheld } = entry
  const written = text ?? (saysMore.has(event.type) ? textOf(event) : '')
  const fields = event.type === 'netbank' && event.outcome !== 'done' ? fieldWords(event) : ''
  return (
    <>
      {fields && <p className="text-small text-ink-2">{fields}</p>}
      {written && <p className="max-w-reading break-words whitespace-pre-line text-ink-2">{written}</p>}
      {correction && (
        <p className="mt-1 max-w-reading border-l-2 border-spruce pl-3 break-words whitespace-pre-line">
          {t(own ? 'ownCorrection' : 'correction', { text: correction.text })}
        </p>
      )}
      {own && withheld && <p className="text-small text-ink-2">{t('withheldText')}</p>}
    </>
  )
}
