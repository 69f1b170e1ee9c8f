'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { FormActions } from '@/components/calendar/form-actions'
import { PersonSelect } from '@/components/calendar/person-select'
import type { Answer, BookingActions, NewBooking, Person, Topic } from '@/components/calendar/staff-actions'
import { TimePicker } from '@/components/calendar/time-picker'
import { useSubmit } from '@/components/calendar/use-submit'
import { useTimes } from '@/components/calendar/use-times'
import { Alert, Notice } from '@/components/ui/alert'
import { SelectField, TextareaField } from '@/components/ui/field'
import { RadioGroup } from '@/components/ui/radio-group'
import { randomUuid } from '@/components/ui/random-uuid'
import { Skeleton } from '@/components/ui/skeleton'
import { MAX_ABOUT } from '@/lib/booking/limits'
import type { BookingCard } from '@/lib/calendar/calendar-view'

export type BookForActions = Pick<BookingActions, 'findTimes'> & {
  book: (input: NewBooking) => Answer<BookingCard>
}

type BookFormProps = {
  /** For whom; null until somebody has been chosen. */
  customer: { id: string; ownAdvisorId: string } | null
  /** Where they are chosen, when it is not clear from the start. */
  who?: ReactNode
  advisors: readonly Person[]
  topics: readonly Topic[]
  /** What it is about, as far as it is known already. */
  about?: string
  actions: BookForActions
  onDone: (made: BookingCard) => void
  onLeave: () => void
}

/** Staff book a meeting for a customer: who, what, how, with whom, when. */
export function BookForm(props: BookFormProps) {
  const { who, customer, advisors, topics, onLeave } = props
  const t = useTranslations('calendar')
  const form = useBookForm(props)
  const { topic, way, advisorId, free, zone, startsAt } = form
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        form.send()
      }}
    >
      {who}
      <SelectField
        label={t('form.topic')}
        value={topic?.id}
        onChange={(event) => form.setTopicId(event.target.value)}
      >
        {topics.map(({ id, name, duration }) => (
          <option key={id} value={id}>
            {t('form.topicOption', { name, minutes: duration })}
          </option>
        ))}
      </SelectField>
      <RadioGroup
        label={t('form.way')}
        layout="bar"
        value={way ?? null}
        onValueChange={form.setWay}
        options={(topic?.ways ?? []).map((value) => ({ value, label: t(`way.${value}`) }))}
      />
      {advisors.length > 1 && (
        <PersonSelect
          label={t('form.advisor')}
          people={advisors}
          value={advisorId}
          onPick={form.setAdvisorId}
          nameOf={({ id, name }) => (id === customer?.ownAdvisorId ? t('form.ownAdvisor', { name }) : name)}
        />
      )}
      {form.waiting && <Skeleton className="h-16" />}
      {form.why && <Notice tone="warning">{t(`why.${form.why}`)}</Notice>}
      <TimePicker times={free} zone={zone} value={startsAt} onChange={form.setChosen} />
      <TextareaField
        label={t('form.about')}
        rows={2}
        maxLength={MAX_ABOUT}
        value={form.about}
        onChange={(event) => form.setAbout(event.target.value)}
      />
      {form.refusal && <Alert>{form.refusal}</Alert>}
      <FormActions busy={form.busy} submit={t('form.book')} onLeave={onLeave} />
    </form>
  )
}

function useBookForm({ customer, advisors, topics, about: known = '', actions, onDone }: BookFormProps) {
  const [topicId, setTopicId] = useState(topics[0]?.id)
  const [wished, setWay] = useState<Topic['ways'][number] | undefined>()
  const [picked, pick] = useState<{ for: string | undefined; advisorId: string } | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const [about, setAbout] = useState(known)
  const [key, setKey] = useState(randomUuid)
  const { busy, refusal, submit, refuse } = useSubmit()
  const topic = topics.find(({ id }) => id === topicId) ?? topics[0]
  const way = wished && topic?.ways.includes(wished) ? wished : topic?.ways[0]
  // whoever is chosen anew is met by their own advisor, unless somebody else is picked for them
  const own = advisors.find(({ id }) => id === customer?.ownAdvisorId)?.id
  const advisorId = (picked?.for === customer?.id ? picked?.advisorId : own) ?? own ?? advisors[0]?.id ?? ''
  const wish = customer && topic ? { typeId: topic.id, advisorId, customerId: customer.id } : null
  const found = useTimes(actions.findTimes, wish)
  const free = found.times?.times ?? []
  const startsAt = chosen !== null && free.includes(chosen) ? chosen : (free[0] ?? null)

  const send = () => {
    if (!customer) return refuse('no_customer')
    if (!topic || !way || startsAt === null) return refuse('no_free_time')
    const order = { key, typeId: topic.id, way, startsAt, about, advisorId, customerId: customer.id }
    submit(() => actions.book(order), onDone).then(() => {
      // a new try is a new order; the times may have changed meanwhile
      setKey(randomUuid())
      found.again()
    })
  }
  const why = found.times && free.length === 0 ? (found.times.why ?? 'fully_booked') : null
  const zone = found.times?.advisor.zone ?? 'UTC'
  const setAdvisorId = (id: string) => pick({ for: customer?.id, advisorId: id })
  const fields = { topic, setTopicId, way, setWay, advisorId, setAdvisorId }
  const when = { free, zone, startsAt, setChosen, why, waiting: found.waiting }
  return { ...fields, ...when, about, setAbout, busy, refusal: refusal ?? found.refusal, send }
}
