'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { EditedRow } from '@/components/board/hours-editor'
import { Button } from '@/components/ui/button'
import { boxClass } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'

type HoursDayProps = {
  title: string
  rows: readonly EditedRow[]
  /** Ids of fields that are wrong. */
  problems: readonly (string | undefined)[]
  onChange: (row: EditedRow) => void
  onAdd: () => void
  onRemove: (id: string) => void
}

/** One weekday: its stretches of work, another one, or none. */
export function HoursDay({ title, rows, problems, onChange, onAdd, onRemove }: HoursDayProps) {
  const t = useTranslations('calendar')
  return (
    <fieldset className="grid min-w-0 gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[8rem_1fr]">
      <legend className="sr-only">{title}</legend>
      <p aria-hidden className="pt-1.5 font-semibold">
        {title}
      </p>
      <div className="min-w-0 space-y-2">
        {rows.length === 0 && <p className="pt-1.5 text-ink-2">{t('hours.none')}</p>}
        {rows.map((row, index) => (
          <div key={row.id} className="flex items-center gap-2">
            {(['from', 'to'] as const).map((end) => (
              <Time
                key={end}
                id={`hours-${row.id}-${end}`}
                label={t(`hours.${end}Label`, { day: title, number: index + 1 })}
                wrong={problems.includes(`hours-${row.id}-from`)}
                value={row[end]}
                onChange={(value) => onChange({ ...row, [end]: value })}
              />
            ))}
            <IconButton
              icon={Trash2}
              label={t('hours.remove', { day: title, number: index + 1 })}
              onClick={() => onRemove(row.id)}
            />
          </div>
        ))}
        <Button variant="quiet" icon={<Plus aria-hidden width={16} height={16} />} onClick={onAdd}>
          {t('hours.add')}
          <span className="sr-only"> {title}</span>
        </Button>
      </div>
    </fieldset>
  )
}

type TimeProps = {
  id: string
  label: string
  wrong: boolean
  value: string
  onChange: (value: string) => void
}

function Time({ id, label, wrong, value, onChange }: TimeProps) {
  return (
    <input
      id={id}
      type="time"
      aria-label={label}
      aria-invalid={wrong || undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={boxClass(wrong, 'figures !w-32 min-w-0')}
    />
  )
}
