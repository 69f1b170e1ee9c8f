'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PersonSelect } from '@/components/calendar/person-select'
import type { AbsenceInput, Person } from '@/components/calendar/staff-actions'
import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/field'

type AbsenceFieldsProps = {
  advisors: readonly Person[]
  value: AbsenceInput
  onChange: (value: AbsenceInput) => void
}

/** Who is away, and from when to when: whole days unless times are wanted. */
export function AbsenceFields({ advisors, value, onChange }: AbsenceFieldsProps) {
  const t = useTranslations('calendar')
  const [whole, setWhole] = useState(value.from === '' && value.to === '')
  const set = (part: Partial<AbsenceInput>) => onChange({ ...value, ...part })
  return (
    <>
      <PersonSelect
        label={t('form.advisor')}
        people={advisors}
        value={value.advisorId}
        onPick={(advisorId) => set({ advisorId })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t('form.firstDay')}
          value={value.firstDay}
          onChange={(event) => {
            const firstDay = event.target.value
            const [, lastDay = firstDay] = [firstDay, value.lastDay].sort()
            set({ firstDay, lastDay })
          }}
        />
        <TextField
          type="date"
          label={t('form.lastDay')}
          value={value.lastDay}
          onChange={(event) => set({ lastDay: event.target.value })}
        />
      </div>
      <Checkbox
        label={t('form.wholeDays')}
        checked={whole}
        onChange={(event) => {
          setWhole(event.target.checked)
          set(event.target.checked ? { from: '', to: '' } : { from: '09:00', to: '17:00' })
        }}
      />
      {!whole && (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            type="time"
            label={t('form.fromTime')}
            value={value.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <TextField
            type="time"
            label={t('form.toTime')}
            value={value.to}
            onChange={(event) => set({ to: event.target.value })}
          />
        </div>
      )}
    </>
  )
}
