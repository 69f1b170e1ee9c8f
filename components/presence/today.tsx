'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useMinute } from '@/components/presence/use-minute'
import { usePromise } from '@/components/presence/use-promise'
import { LinkButton } from '@/components/ui/link-button'
import { List, ListRow } from '@/components/ui/list'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { Way } from '@/lib/booking/booking'
import { clockName } from '@/lib/booking/time-name'

/** One booked meeting. Epoch ms. */
export type DeskMeeting = {
  id: string
  customer: { id: string; name: string }
  /** The advisor's own customer: the card opens at any time. */
  own: boolean
  topic: string
  way: Way
  startsAt: number
  endsAt: number
}

type TodayProps = { meetings: DeskMeeting[]; comingUp: DeskMeeting[] }

/** Today's booked meetings, in order, and the next ones after that. What runs now is marked. */
export function Today({ meetings, comingUp }: TodayProps) {
  const t = useTranslations('presence.desk')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const now = useMinute()
  const { when } = usePromise()
  const left = meetings.some((meeting) => meeting.endsAt > now)
  const clock = (at: number) => clockName(at, zone, locale)
  return (
    <>
      <Section
        title={t('today')}
        aside={
          <LinkButton href="/advisor/calendar" variant="quiet">
            {t('calendar')}
          </LinkButton>
        }
      >
        {!left && <p className="mb-2 text-ink-2">{t('nothingToday')}</p>}
        {meetings.length > 0 && (
          <List aria-label={t('today')}>
            {meetings.map((meeting) => (
              <Meeting
                key={meeting.id}
                meeting={meeting}
                time={`${clock(meeting.startsAt)}–${clock(meeting.endsAt)}`}
                end={<State meeting={meeting} now={now} />}
              />
            ))}
          </List>
        )}
      </Section>
      {comingUp.length > 0 && (
        <Section title={t('comingUp')}>
          <List aria-label={t('comingUp')}>
            {comingUp.map((meeting) => (
              <Meeting key={meeting.id} meeting={meeting} time={when(meeting.startsAt, now)} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function Meeting({ meeting, time, end }: { meeting: DeskMeeting; time: string; end?: ReactNode }) {
  const t = useTranslations('presence.desk')
  const { customer, own, topic, way } = meeting
  return (
    <ListRow
      href={own ? `/advisor/customers/${customer.id}` : undefined}
      mark={<span className="figures w-36 shrink-0 text-ink-2 first-letter:uppercase">{time}</span>}
      title={customer.name}
      note={`${topic} · ${t(`way.${way}`)}`}
      end={end}
    />
  )
}

function State({ meeting: { startsAt, endsAt }, now }: { meeting: DeskMeeting; now: number }) {
  const t = useTranslations('presence.desk')
  if (endsAt <= now) return <Tag>{t('over')}</Tag>
  return startsAt <= now ? <Tag tone="good">{t('running')}</Tag> : null
}
