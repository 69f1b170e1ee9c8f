'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useMinute } from '@/components/presence/use-minute'
import { LinkButton } from '@/components/ui/link-button'
import { List, ListRow } from '@/components/ui/list'
import { Section } from '@/components/ui/section'
import { Tag } from '@/components/ui/tag'
import type { Way } from '@/lib/booking/booking'

/** One booked meeting of today. Epoch ms. */
export type TodayMeeting = {
  id: string
  customer: { id: string; name: string }
  topic: string
  way: Way
  startsAt: number
  endsAt: number
}

/** Today's booked meetings, in order; the one that runs now is marked, those that are over step back. */
export function Today({ meetings }: { meetings: TodayMeeting[] }) {
  const t = useTranslations('presence.desk')
  const now = useMinute()
  const left = meetings.some((meeting) => meeting.endsAt > now)
  return (
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
            <Meeting key={meeting.id} meeting={meeting} now={now} />
          ))}
        </List>
      )}
    </Section>
  )
}

function Meeting({ meeting, now }: { meeting: TodayMeeting; now: number }) {
  const t = useTranslations('presence.desk')
  const format = useFormatter()
  const clock = (at: number) => format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const { customer, topic, way, startsAt, endsAt } = meeting
  return (
    <ListRow
      href={`/advisor/customers/${customer.id}`}
      mark={
        <span className="figures w-24 shrink-0 text-ink-2">
          {clock(startsAt)}–{clock(endsAt)}
        </span>
      }
      title={customer.name}
      note={`${topic} · ${t(`way.${way}`)}`}
      end={<State startsAt={startsAt} endsAt={endsAt} now={now} />}
    />
  )
}

function State({ startsAt, endsAt, now }: { startsAt: number; endsAt: number; now: number }) {
  const t = useTranslations('presence.desk')
  if (endsAt <= now) return <Tag>{t('over')}</Tag>
  return startsAt <= now ? <Tag tone="good">{t('running')}</Tag> : null
}
