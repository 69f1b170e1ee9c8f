'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormActions } from '@/components/calendar/form-actions'
import { PersonSelect } from '@/components/calendar/person-select'
import type { AddHoursInput, Person, SchedulerActions } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { weekdayTitle } from '@/lib/calendar/day-title'
import { weekdays } from '@/lib/calendar/hours-pattern'

type HoursFormProps = {
  advisors: readonly Person[]
  start: Pick<AddHoursInput, 'advisorId' | 'validFrom'>
  addHours: SchedulerActions['addHours']
  onDone: (advisor: Person) => void
  onLeave: () => void
}

/** Adds one stretch of work to an advisor's week, on one or more weekdays. */
export function HoursForm({ advisors, start, addHours, onDone, onLeave }: HoursFormProps) {
  const t = useTranslations('calendar')
  const [input, setInput] = useState<AddHoursInput>({ ...start, weekdays: [], from: '09:00', to: '12:00' })
  const { busy, refusal, submit, refuse } = useSubmit()
  const set = (part: Partial<AddHoursInput>) => setInput({ ...input, ...part })
  const send = () => {
    const advisor = advisors.find(({ id }) => id === input.advisorId)
    if (!advisor) return refuse('not_found')
    if (input.weekdays.length === 0) return refuse('no_weekday')
    submit(
      () => addHours(input),
      () => onDone(advisor),
    )
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <PersonSelect
        label={t('form.advisor')}
        people={advisors}
        value={input.advisorId}
        onPick={(advisorId) => set({ advisorId })}
      />
      <Weekdays chosen={input.weekdays} onChange={(chosen) => set({ weekdays: chosen })} />
      <div className="grid grid-cols-2 gap-3">
        {(['from', 'to'] as const).map((end) => (
          <TextField
            key={end}
            type="time"
            label={t(`form.${end}Time`)}
            value={input[end]}
            onChange={(event) => set({ [end]: event.target.value })}
          />
        ))}
      </div>
      <TextField
        type="date"
        label={t('form.validFrom')}
        value={input.validFrom}
        onChange={(event) => set({ validFrom: event.target.value })}
      />
      <p>
        <Link href={`/scheduler/hours/${input.advisorId}`} className="link">
          {t('form.wholeWeek')}
        </Link>
      </p>
      {refusal && <Alert>{refusal}</Alert>}
      <FormActions busy={busy} submit={t('form.addHours')} onLeave={onLeave} />
    </form>
  )
}

function Weekdays({ chosen, onChange }: { chosen: number[]; onChange: (chosen: number[]) => void }) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  return (
    <fieldset>
      <legend className="font-semibold">{t('form.weekdays')}</legend>
      <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
        {weekdays.map((weekday) => (
          <Checkbox
            key={weekday}
            label={weekdayTitle(weekday, locale)}
            checked={chosen.includes(weekday)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, weekday] : chosen.filter((one) => one !== weekday))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
