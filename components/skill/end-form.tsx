'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SkillActions } from '@/components/skill/skill-actions'
import { useDeed } from '@/components/skill/use-deed'
import { Alert, Notice } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { DialogActions } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { List, ListRow } from '@/components/ui/list'
import { timeName } from '@/lib/booking/time-name'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import type { GrantId } from '@/lib/skill/grant'

type EndFormProps = {
  grantId: GrantId
  /** The first day that can be its last, and the one it has now; empty when there is none. */
  today: string
  lastDay: string
  actions: Pick<SkillActions, 'previewSkillEnd' | 'endSkill'>
  onDone: (to: number, atOnce: boolean) => void
  onLeave: () => void
}

/** Another end: first which booked meetings that would leave without, then it is saved. */
export function EndForm({ grantId, today, lastDay: planned, actions, onDone, onLeave }: EndFormProps) {
  const t = useTranslations('skill.sheet')
  const [lastDay, setLastDay] = useState(planned || today)
  const [affected, setAffected] = useState<BookingCard[] | null>(null)
  const { busy, refusal, run } = useDeed()
  const input = { grantId, lastDay }
  const send = () => {
    if (!affected) return run(() => actions.previewSkillEnd(input), setAffected)
    return run(
      () => actions.endSkill(input),
      ({ to }) => onDone(to, lastDay === ''),
    )
  }
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextField
        type="date"
        label={t('endDay')}
        hint={t('endDayHint')}
        min={today}
        value={lastDay}
        onChange={(event) => {
          // whatever is changed has to be looked at again before it is saved
          setAffected(null)
          setLastDay(event.target.value)
        }}
      />
      {affected && <Affected bookings={affected} />}
      {refusal && <Alert>{refusal}</Alert>}
      <DialogActions>
        <Button onClick={affected ? () => setAffected(null) : onLeave}>
          {t(affected ? 'changeMore' : 'back')}
        </Button>
        <Button type="submit" variant={affected ? 'danger' : 'primary'} busy={busy}>
          {affected ? t(lastDay === '' ? 'endNow' : 'endThen') : t('check')}
        </Button>
      </DialogActions>
    </form>
  )
}

/** Booked meetings that need it after its end. They stay until somebody moves them. */
export function Affected({ bookings }: { bookings: readonly BookingCard[] }) {
  const t = useTranslations('skill.sheet')
  const locale = useLocale()
  if (bookings.length === 0)
    return (
      <Notice tone="success" role="status">
        {t('nobodyAffected')}
      </Notice>
    )
  return (
    <div className="space-y-3" role="status">
      <Notice tone="warning">{t('affected', { count: bookings.length })}</Notice>
      <List aria-label={t('affectedList')}>
        {bookings.map(({ id, startsAt, advisor, customer, topic }) => (
          <ListRow
            key={id}
            title={timeName(startsAt, advisor.zone, locale)}
            note={`${customer.name}, ${topic}`}
            end={
              <LinkButton href={`/scheduler/bookings/${id}`} variant="quiet">
                {t('open')}
                <span className="sr-only"> {customer.name}</span>
              </LinkButton>
            }
          />
        ))}
      </List>
    </div>
  )
}
