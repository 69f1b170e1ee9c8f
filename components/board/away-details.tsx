'use client'

import { useLocale, useTranslations } from 'next-intl'
import { FormActions } from '@/components/calendar/form-actions'
import type { SchedulerActions } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { Fact, Facts } from '@/components/ui/table'
import { timeName } from '@/lib/booking/time-name'
import type { CalendarEntry } from '@/lib/calendar/calendar-view'

type AwayDetailsProps = {
  entry: CalendarEntry & { kind: 'away' }
  advisor: string
  zone: string
  remove: SchedulerActions['removeTimeOff']
  onDone: () => void
  onLeave: () => void
}

/** Time off, and the way to take it out again. */
export function AwayDetails({ entry, advisor, zone, remove, onDone, onLeave }: AwayDetailsProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const { busy, refusal, submit } = useSubmit()
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit(() => remove({ id: entry.timeOffId }), onDone)
      }}
    >
      <Facts>
        <Fact label={t('facts.advisor')}>{advisor}</Fact>
        <Fact label={t('facts.from')}>{timeName(entry.from, zone, locale)}</Fact>
        <Fact label={t('facts.to')}>{timeName(entry.to, zone, locale)}</Fact>
        {entry.reason && <Fact label={t('facts.reason')}>{entry.reason}</Fact>}
      </Facts>
      {refusal && <Alert>{refusal}</Alert>}
      <FormActions busy={busy} danger submit={t('form.removeTimeOff')} onLeave={onLeave} />
    </form>
  )
}
