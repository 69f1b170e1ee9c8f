'use client'

import { useTranslations } from 'next-intl'
import { RadioGroup } from '@/components/ui/radio-group'
import { type Way, ways } from '@/lib/booking/booking'
import type { MeetingType } from '@/lib/booking/meeting-type'
import { firstName } from '@/lib/presence/first-name'

type TopicAndWayProps = {
  types: MeetingType[]
  topic: MeetingType
  way: Way
  place: string
  advisorName: string
  onTopic: (topic: MeetingType) => void
  onWay: (way: Way) => void
}

/** What it is about, and how to meet. A way that a topic does not have stays in its place, and says so. */
export function TopicAndWay({ types, topic, way, place, advisorName, onTopic, onWay }: TopicAndWayProps) {
  const t = useTranslations('booking')
  const first = firstName(advisorName)
  const note = (one: Way) => t(`wayNote.${topic.ways.includes(one) ? one : 'never'}`, { first, place })
  return (
    <>
      <RadioGroup
        label={t('book.topic')}
        options={types.map((type) => ({
          value: type.id,
          label: <span data-share="text">{type.name}</span>,
          hint: <span data-share="text">{t('book.minutes', { minutes: type.duration })}</span>,
        }))}
        value={topic.id}
        onValueChange={(id) => onTopic(types.find((type) => type.id === id) ?? topic)}
        className="[&>div]:grid [&>div]:sm:grid-cols-2"
      />
      <RadioGroup
        label={t('book.way')}
        options={ways.map((one) => ({
          value: one,
          label: <span data-share="text">{t(`way.${one}`)}</span>,
          hint: <span data-share="text">{note(one)}</span>,
          disabled: !topic.ways.includes(one),
        }))}
        value={way}
        onValueChange={onWay}
        className="[&>div]:grid [&>div]:sm:grid-cols-3"
      />
    </>
  )
}
