'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Way } from '@/lib/booking/booking'
import { clocksDiffer, timeName, zoneCity } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'
import { TimeSpan } from './time-span'

export type Facts = {
  startsAt: number
  endsAt: number
  way: Way
  topic: string
  advisor: { name: string; zone: string }
  /** Where the branch is, for meetings there. */
  place: string
  phone: string | null
  about: string
}

type BookingFactsProps = {
  facts: Facts
  /** Where a heading already says when, about what and with whom. */
  brief?: boolean
}

/** What, when, with whom, how: the same lines before confirming, after it, and in the list. */
export function BookingFacts({ facts, brief = false }: BookingFactsProps) {
  const t = useTranslations('booking')
  const there = useTimeThere(facts)
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr] sm:gap-y-1">
      {!brief && (
        <>
          <Fact name={t('times.at')} note={there}>
            <TimeSpan {...facts} />
          </Fact>
          <Fact name={t('book.topic')}>{facts.topic}</Fact>
          <Fact name={t('times.who')}>{facts.advisor.name}</Fact>
        </>
      )}
      <Fact name={t('book.way')} note={useWayNote(facts)}>
        {t(`way.${facts.way}`)}
      </Fact>
      {facts.about && (
        <Fact name={t('card.aboutLabel')} share={false}>
          <span className="break-words whitespace-pre-line">{facts.about}</span>
        </Fact>
      )}
    </dl>
  )
}

/** The same moment on the other side's clock, where it differs. */
export function useTimeThere({ startsAt, advisor }: Pick<Facts, 'startsAt' | 'advisor'>): string | null {
  const t = useTranslations('booking.times')
  const locale = useLocale()
  const zone = useTimeZone() ?? advisor.zone
  if (!clocksDiffer(startsAt, zone, advisor.zone)) return null
  return t('there', { time: timeName(startsAt, advisor.zone, locale), city: zoneCity(advisor.zone) })
}

function useWayNote({ way, place, phone, advisor }: Facts): string {
  const t = useTranslations('booking')
  const first = firstName(advisor.name)
  if (way === 'branch') return place
  if (way === 'video') return t('wayNote.video')
  return phone ? t('card.phoneNote', { first, phone }) : t('card.phoneNoteBare', { first })
}

type FactProps = { name: string; note?: string | null; share?: boolean; children: ReactNode }

function Fact({ name, note, share = true, children }: FactProps) {
  const mark = share ? 'text' : undefined
  return (
    <div className="contents">
      <dt className="text-ink-2 max-sm:-mb-2 max-sm:text-small" data-share="text">
        {name}
      </dt>
      <dd className="min-w-0" data-share={mark}>
        {children}
        {note && (
          <span className="block text-small text-ink-2" data-share={mark}>
            {note}
          </span>
        )}
      </dd>
    </div>
  )
}
