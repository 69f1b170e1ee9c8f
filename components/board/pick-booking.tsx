'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormActions } from '@/components/calendar/form-actions'
import { useEntryName } from '@/components/calendar/use-entry-name'
import { EmptyState } from '@/components/ui/empty-state'
import { SelectField } from '@/components/ui/field'
import type { BookingCard, CalendarEntry } from '@/lib/calendar/calendar-view'

type PickBookingProps = {
  entries: readonly CalendarEntry[]
  zone: string
  onPick: (booking: BookingCard) => void
  onLeave: () => void
}

/** Which meeting of the day, when a button was pressed before a meeting was chosen. */
export function PickBooking({ entries, zone, onPick, onLeave }: PickBookingProps) {
  const t = useTranslations('calendar')
  const name = useEntryName(zone)
  const [id, setId] = useState('')
  if (entries.length === 0) return <EmptyState>{t('board.noneToMove')}</EmptyState>
  // the day may change while this is open: what was chosen may be gone, and what there is may be new
  const entry = entries.find((one) => one.id === id) ?? entries[0]
  const pick = () => {
    if (entry?.kind === 'booking') onPick(entry.booking)
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        pick()
      }}
    >
      <SelectField label={t('form.which')} value={entry?.id} onChange={(event) => setId(event.target.value)}>
        {entries.map((entry) => (
          <option key={entry.id} value={entry.id}>
            {entry.kind === 'booking' ? `${name(entry)} (${entry.booking.advisor.name})` : ''}
          </option>
        ))}
      </SelectField>
      <FormActions busy={false} submit={t('form.continue')} onLeave={onLeave} />
    </form>
  )
}
