'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { Choice } from '@/components/calendar/staff-actions'
import { Notice } from '@/components/ui/alert'
import { SelectField } from '@/components/ui/field'
import { timeName } from '@/lib/booking/time-name'
import type { PlanItem, Proposal } from '@/lib/calendar/absence-plan'

type AbsencePlanProps = {
  items: readonly PlanItem[]
  choices: Record<string, Choice>
  onChoose: (bookingId: string, choice: Choice) => void
}

/** Who gets what: each meeting in the absence with what is to become of it. */
export function AbsencePlan({ items, choices, onChoose }: AbsencePlanProps) {
  const t = useTranslations('calendar')
  if (items.length === 0) return <Notice tone="success">{t('form.nothingBooked')}</Notice>
  const covered = items.filter(({ booking }) => choices[booking.id]?.kind === 'move').length
  return (
    <div className="space-y-4">
      <p role="status">{t('form.planSummary', { count: items.length, covered })}</p>
      <ul className="space-y-4">
        {items.map((item) => (
          <PlanRow
            key={item.booking.id}
            item={item}
            choice={choices[item.booking.id] ?? { kind: 'keep' }}
            onChoose={(choice) => onChoose(item.booking.id, choice)}
          />
        ))}
      </ul>
    </div>
  )
}

type PlanRowProps = { item: PlanItem; choice: Choice; onChoose: (choice: Choice) => void }

const keyOf = (choice: Choice) =>
  choice.kind === 'move' ? `${choice.startsAt} ${choice.advisorId}` : choice.kind

function PlanRow({ item, choice, onChoose }: PlanRowProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const { booking, proposed, others } = item
  const { zone } = booking.advisor
  const ways = proposed ? [proposed, ...others] : others
  const same = ways.filter((way) => way.startsAt === booking.startsAt)
  const later = ways.filter((way) => way.startsAt !== booking.startsAt)
  const label = t('form.planRow', {
    time: timeName(booking.startsAt, zone, locale),
    customer: booking.customer.name,
    topic: booking.topic,
  })
  const option = (way: Proposal, text: string) => (
    <option key={`${way.startsAt} ${way.advisorId}`} value={`${way.startsAt} ${way.advisorId}`}>
      {text}
    </option>
  )
  const choose = (value: string) => {
    const [first = '', advisorId] = value.split(' ')
    if (advisorId) onChoose({ kind: 'move', advisorId, startsAt: Number(first) })
    else onChoose(first === 'cancel' ? { kind: 'cancel', reason: '' } : { kind: 'keep' })
  }
  return (
    <li>
      <SelectField
        label={label}
        hint={same.length === 0 ? t('form.nobodyFree') : undefined}
        value={keyOf(choice)}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="keep">{t('form.keep')}</option>
        {same.length > 0 && (
          <optgroup label={t('form.sameTime')}>
            {same.map((way) => option(way, t('form.reassignTo', { name: way.name })))}
          </optgroup>
        )}
        {later.length > 0 && (
          <optgroup label={t('form.otherTimes')}>
            {later.map((way) =>
              option(way, t('form.moveTo', { time: timeName(way.startsAt, zone, locale), name: way.name })),
            )}
          </optgroup>
        )}
        <option value="cancel">{t('form.cancel')}</option>
      </SelectField>
    </li>
  )
}
