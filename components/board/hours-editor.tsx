'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { HoursDay } from '@/components/board/hours-day'
import { OutsideList } from '@/components/board/outside-list'
import type { HoursActions, WeekInput } from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ErrorSummary, type FieldError } from '@/components/ui/error-summary'
import { SelectField, TextField } from '@/components/ui/field'
import { useTell } from '@/components/ui/toast'
import type { BookingCard } from '@/lib/calendar/calendar-view'
import { weekdayTitle } from '@/lib/calendar/day-title'
import { type HoursRow, readPattern, weekdays, weekMinutes } from '@/lib/calendar/hours-pattern'

/** A row with a name of its own, so that fields keep their place when another row goes. */
export type EditedRow = HoursRow & { id: string }

export type HoursEditorProps = {
  advisorId: string
  rows: readonly HoursRow[]
  zone: string
  zones: readonly string[]
  /** The first day that can still be changed. */
  today: string
  /** Of the hours shown: whoever saves must have seen the latest. */
  mark: string
  actions: HoursActions
}

/** An advisor's week, several stretches a day, from a day on. Shows which meetings would lie outside before it is saved. */
export function HoursEditor(props: HoursEditorProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const form = useHoursForm(props)
  const { rows, zone, validFrom, errors, outside } = form
  const hours = Math.round(weekMinutes(readPattern(rows).spans) / 6) / 10
  return (
    <form
      noValidate
      className="max-w-reading space-y-6"
      onSubmit={(event) => {
        event.preventDefault()
        form.send()
      }}
    >
      <ErrorSummary heading={t('hours.wrong')} errors={errors} />
      <div className="divide-y divide-line rounded-surface border border-line bg-surface">
        {weekdays.map((weekday) => (
          <HoursDay
            key={weekday}
            title={weekdayTitle(weekday, locale)}
            rows={rows.filter((row) => row.weekday === weekday)}
            problems={form.problems}
            onChange={form.change}
            onAdd={() => form.add(weekday)}
            onRemove={form.remove}
          />
        ))}
      </div>
      <p className="text-ink-2">{t('hours.total', { hours })}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          type="date"
          label={t('form.validFrom')}
          hint={t('hours.validFromHint')}
          min={props.today}
          value={validFrom}
          onChange={(event) => form.setValidFrom(event.target.value)}
        />
        <SelectField
          label={t('hours.zone')}
          hint={t('hours.zoneHint')}
          value={zone}
          onChange={(event) => form.setZone(event.target.value)}
        >
          {props.zones.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      </div>
      {outside && <OutsideList bookings={outside} />}
      {form.changedElsewhere && (
        <Alert tone="warning">
          <p>{t('hours.elsewhere')}</p>
          <Button onClick={form.takeOver}>{t('hours.takeOver')}</Button>
        </Alert>
      )}
      {form.refusal && <Alert>{form.refusal}</Alert>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="primary" busy={form.busy}>
          {outside ? t('hours.save') : t('hours.check')}
        </Button>
        {outside && <Button onClick={form.back}>{t('hours.changeMore')}</Button>}
      </div>
    </form>
  )
}

function useHoursForm(props: HoursEditorProps) {
  const { advisorId, today, actions } = props
  const t = useTranslations('calendar')
  const tell = useTell()
  const router = useRouter()
  const [rows, setRows] = useState<EditedRow[]>(() => edited(props.rows))
  const [zone, setZone] = useState(props.zone)
  const [validFrom, setValidFrom] = useState(today)
  const [errors, setErrors] = useState<FieldError[]>([])
  const [outside, setOutside] = useState<BookingCard[] | null>(null)
  const { busy, refusal, submit } = useSubmit()
  const show = () => {
    setRows(edited(props.rows))
    setZone(props.zone)
    setOutside(null)
  }
  const base = useBase(props.mark, show)
  // whatever is changed has to be looked at again before it is saved
  const fresh = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      base.touch()
      setOutside(null)
      set(value)
    }
  }
  const setAll = fresh(setRows)
  const send = () => {
    const found = readPattern(rows).problems.map(({ row, reason }) => ({
      field: `hours-${rows[row]?.id}-from`,
      message: t(`refusal.${reason}`),
    }))
    setErrors(found)
    if (found.length > 0) return
    const plain = rows.map(({ weekday, from, to }) => ({ weekday, from, to }))
    const input: WeekInput = { advisorId, rows: plain, zone, validFrom }
    if (!outside) return submit(() => actions.preview(input), setOutside)
    submit(
      () => actions.save({ ...input, mark: base.mark }),
      () => {
        base.settle()
        setOutside(null)
        tell(t('hours.saved'))
        router.refresh()
      },
    )
  }
  const last = (weekday: number) => rows.findLast((row) => row.weekday === weekday)
  return {
    ...{ rows, zone, validFrom, errors, outside, busy, refusal, send, changedElsewhere: base.stale },
    takeOver: base.takeOver,
    problems: errors.map(({ field }) => field),
    setZone: fresh(setZone),
    setValidFrom: fresh(setValidFrom),
    back: () => setOutside(null),
    change: (next: EditedRow) => setAll(rows.map((row) => (row.id === next.id ? next : row))),
    remove: (id: string) => setAll(rows.filter((row) => row.id !== id)),
    add: (weekday: number) => {
      const from = last(weekday)?.to ?? '09:00'
      setAll([...rows, { id: newId(), weekday, from, to: from < '17:00' ? '17:00' : '18:00' }])
    },
  }
}

/**
 * Which saved hours the edits started from. When somebody else saves others, edits stay and it is said; without edits the
 * new hours are simply shown.
 */
function useBase(latest: string, show: () => void) {
  const [mark, setMark] = useState(latest)
  const [touched, setTouched] = useState(false)
  const takeOver = () => {
    setMark(latest)
    setTouched(false)
    show()
  }
  if (mark !== latest && !touched) takeOver()
  return {
    mark,
    stale: mark !== latest,
    touch: () => setTouched(true),
    /** Own edits are saved: what comes next is no surprise. */
    settle: () => setTouched(false),
    takeOver,
  }
}

const edited = (rows: readonly HoursRow[]): EditedRow[] => rows.map((row) => ({ ...row, id: newId() }))

let made = 0
function newId(): string {
  made += 1
  return `${made}`
}
