'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { TextareaField } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { type BookingView, type Way, ways } from '@/lib/booking/booking'
import { nextTimes } from '@/lib/booking/free-times'
import { MAX_ABOUT, NEXT_TIMES } from '@/lib/booking/limits'
import type { MeetingType } from '@/lib/booking/meeting-type'
import { firstName } from '@/lib/presence/first-name'
import { settled } from '@/lib/result'
import { Booked } from './booked'
import type { BookingActions } from './booking-actions'
import { CheckBooking, type Refusal } from './check-booking'
import { FindTime } from './find-time'
import { useOrderKey } from './order-key'
import { TopicAndWay } from './topic-and-way'
import { type Times, useTimes } from './use-times'

export type BookMeetingProps = {
  types: MeetingType[]
  /** Only when it is not the own advisor. */
  advisorId?: string
  advisor: { name: string; zone: string }
  customer: { email: string; phone: string | null }
  place: string
  topic: MeetingType
  /** What it is about, as far as it is known already. */
  about?: string
  initial: Parameters<typeof useTimes>[2]
  actions: Pick<BookingActions, 'findTimes' | 'bookMeeting'>
}

/** Topic, way and time, a look at it all, then **Confirm booking**. Whatever is refused, nothing typed is lost. */
export function BookMeeting(props: BookMeetingProps) {
  const [round, setRound] = useState(0)
  const [booked, setBooked] = useState<BookingView | null>(null)
  const again = () => {
    setBooked(null)
    setRound(round + 1)
  }
  if (booked) return <Booked booking={booked} customer={props.customer} onAgain={again} />
  return <BookingForm key={round} {...props} onBooked={setBooked} />
}

type Choice = { topic: MeetingType; way: Way; startsAt: number | null; about: string }

function BookingForm(props: BookMeetingProps & { onBooked: (booking: BookingView) => void }) {
  const { types, advisorId, advisor, actions } = props
  const t = useTranslations('booking')
  const [choice, setChoice] = useState<Choice>({
    ...startWith(props.topic),
    startsAt: null,
    about: props.about ?? '',
  })
  const { topic, way, startsAt, about } = choice
  const change = (part: Partial<Choice>) => setChoice((now) => ({ ...now, ...part }))
  const times = useTimes(
    actions.findTimes,
    { typeId: topic.id, ...(advisorId && { advisorId }) },
    props.initial,
  )
  const sending = useSending(props, choice, change, times)
  const check = useRef<HTMLHeadingElement>(null)
  useVanished(times, choice, change)

  const choose = (at: number) => {
    sending.clear()
    change({ startsAt: at })
    check.current?.focus()
  }
  const facts =
    startsAt === null ? null : { startsAt, endsAt: startsAt + topic.duration * 60_000, way, about }
  return (
    <div className="space-y-10">
      <TopicAndWay
        {...{ types, topic, way, place: props.place, advisorName: advisor.name }}
        onTopic={(next) => change({ ...startWith(next, way) })}
        onWay={(next) => change({ way: next })}
      />
      <TextareaField
        label={t('book.about')}
        hint={t('book.aboutHint', { first: firstName(advisor.name) })}
        shareLabel
        rows={3}
        maxLength={MAX_ABOUT}
        value={about}
        onChange={(event) => change({ about: event.target.value })}
      />
      <Section title={t('times.title')} share>
        <FindTime times={times} chosen={startsAt} onChoose={choose} advisorName={advisor.name} />
      </Section>
      <CheckBooking
        heading={check}
        facts={
          facts && { ...facts, topic: topic.name, advisor, place: props.place, phone: props.customer.phone }
        }
        refused={sending.refused}
        busy={sending.busy}
        otherZone={advisor.zone}
        onChoose={choose}
        onConfirm={sending.send}
      />
    </div>
  )
}

/** A topic with a way it can be met about: the wanted one when it can, else its first. */
function startWith(topic: MeetingType, wanted?: Way): Pick<Choice, 'topic' | 'way'> {
  const way = wanted && topic.ways.includes(wanted) ? wanted : ways.find((one) => topic.ways.includes(one))
  return { topic, way: way ?? 'video' }
}

/** Lets go of a chosen time that the list no longer holds: another topic, or somebody was faster. */
function useVanished(times: Times, { startsAt }: Choice, change: (part: Partial<Choice>) => void): void {
  const { free } = times
  useEffect(() => {
    if (free && startsAt !== null && !free.times.includes(startsAt)) change({ startsAt: null })
  })
}

function useSending(
  { actions, advisorId, onBooked }: BookMeetingProps & { onBooked: (booking: BookingView) => void },
  { topic, way, startsAt, about }: Choice,
  change: (part: Partial<Choice>) => void,
  times: Times,
) {
  const keyOf = useOrderKey()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const send = async () => {
    if (startsAt === null) return
    setBusy(true)
    setRefused(null)
    const order = { typeId: topic.id, way, startsAt, about, ...(advisorId && { advisorId }) }
    const answer = await settled(actions.bookMeeting({ ...order, key: keyOf(order) }))
    if (answer.ok) return onBooked(answer.value)
    // times may be free that were not, and the wanted one may not be: look again before saying so
    const free = await times.reload()
    const gone = free !== null && !free.times.includes(startsAt)
    const next = free && gone ? nextTimes(free.times, startsAt, NEXT_TIMES) : []
    setRefused({ reason: answer.reason, next, wanted: startsAt })
    if (gone) change({ startsAt: null })
    setBusy(false)
  }
  return { busy, refused, send, clear: () => setRefused(null) }
}

/** Nothing can be booked at all. */
export function NothingToBook() {
  const t = useTranslations('booking.book')
  return <EmptyState>{t('noTypes')}</EmptyState>
}
