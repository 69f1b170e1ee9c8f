'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Way } from '@/lib/booking/booking'
import { clockName, clocksDiffer, timeName, zoneCity } from '@/lib/booking/time-name'
import { firstName } from '@/lib/presence/first-name'

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

/** What, when, with whom, how: the same lines before confirming, after it, and in the list. */
export function BookingFacts({ facts }: { facts: Facts }) {
  const t = useTranslations('booking')
  const locale = useLocale()
  const { startsAt, endsAt, advisor } = facts
  const zone = useTimeZone() ?? advisor.zone
  const there = clocksDiffer(startsAt, zone, advisor.zone)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
      <Fact name={t('times.at')}>
        {`${timeName(startsAt, zone, locale)}–${clockName(endsAt, zone, locale)}`}
        {there && (
          <span className="block text-small text-ink-2">
            {t('times.there', {
              time: timeName(startsAt, advisor.zone, locale),
              city: zoneCity(advisor.zone),
            })}
          </span>
        )}
      </Fact>
      <Fact name={t('book.topic')}>{facts.topic}</Fact>
      <Fact name={t('times.who')}>{advisor.name}</Fact>
      <Fact name={t('book.way')}>
        {t(`way.${facts.way}`)}
        <WayNote {...facts} />
      </Fact>
      {facts.about && (
        <Fact name={t('card.aboutLabel')} share={false}>
          <span className="whitespace-pre-line break-words">{facts.about}</span>
        </Fact>
      )}
    </dl>
  )
}

function WayNote({ way, place, phone, advisor }: Facts) {
  const t = useTranslations('booking')
  const first = firstName(advisor.name)
  const phoneNote = phone ? t('card.phoneNote', { first, phone }) : t('card.phoneNoteBare', { first })
  const note = { video: t('wayNote.video'), phone: phoneNote, branch: place }[way]
  return <span className="block text-small text-ink-2">{note}</span>
}

function Fact({ name, share = true, children }: { name: string; share?: boolean; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-2" data-share="text">
        {name}
      </dt>
      <dd className="min-w-0" data-share={share ? 'text' : undefined}>
        {children}
      </dd>
    </>
  )
}
