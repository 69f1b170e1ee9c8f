'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AbsenceFields } from '@/components/board/absence-fields'
import { AbsencePlan } from '@/components/board/absence-plan'
import { FormActions } from '@/components/calendar/form-actions'
import type {
  AbsenceInput,
  AbsenceSaved,
  Choice,
  Person,
  SchedulerActions,
} from '@/components/calendar/staff-actions'
import { useSubmit } from '@/components/calendar/use-submit'
import { Alert } from '@/components/ui/alert'
import { TextField } from '@/components/ui/field'
import type { PlanItem } from '@/lib/calendar/absence-plan'

export type AbsenceDone = { advisor: Person; saved: AbsenceSaved; items: PlanItem[] }

type AbsenceFormProps = {
  /** `cover` gives each meeting to a deputy who is free; `timeOff` leaves them unless something is chosen. */
  mode: 'cover' | 'timeOff'
  advisors: readonly Person[]
  start: AbsenceInput
  actions: Pick<SchedulerActions, 'planAbsence' | 'saveAbsence'>
  onDone: (done: AbsenceDone) => void
  onLeave: () => void
}

/** An absence in two steps: when, then what becomes of the meetings in it. Nothing happens before the second. */
export function AbsenceForm(props: AbsenceFormProps) {
  const { mode, advisors, onLeave } = props
  const t = useTranslations('calendar')
  const form = useAbsenceForm(props)
  const { input, plan, choices } = form
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (plan) form.save()
        else form.look()
      }}
    >
      {mode === 'cover' && !plan && <p>{t('form.coverLead')}</p>}
      {plan ? (
        <AbsencePlan items={plan} choices={choices} onChoose={form.choose} />
      ) : (
        <>
          <AbsenceFields advisors={advisors} value={input} onChange={form.setInput} />
          <TextField
            label={t('form.reason')}
            hint={t('form.reasonHint')}
            maxLength={200}
            value={form.reason}
            onChange={(event) => form.setReason(event.target.value)}
          />
        </>
      )}
      {plan && Object.values(choices).some(({ kind }) => kind === 'cancel') && (
        <TextField
          label={t('form.cancelReason')}
          hint={t('form.cancelHint')}
          maxLength={200}
          value={form.cancelReason}
          onChange={(event) => form.setCancelReason(event.target.value)}
        />
      )}
      {form.refusal && <Alert>{form.refusal}</Alert>}
      <FormActions
        busy={form.busy}
        submit={plan ? t(`form.${mode}Save`) : t('form.continue')}
        onLeave={plan ? form.back : onLeave}
        leave={plan ? t('form.back') : undefined}
      />
    </form>
  )
}

function firstChoice(item: PlanItem, mode: AbsenceFormProps['mode']): Choice {
  if (mode === 'timeOff' || !item.proposed) return { kind: 'keep' }
  const { advisorId, startsAt } = item.proposed
  return { kind: 'move', advisorId, startsAt }
}

function useAbsenceForm({ mode, advisors, start, actions, onDone }: AbsenceFormProps) {
  const [input, setInput] = useState(start)
  const [reason, setReason] = useState('')
  const [cancelReason, setCancelReason] = useState('')
  const [plan, setPlan] = useState<PlanItem[] | null>(null)
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const { busy, refusal, submit, refuse } = useSubmit()

  const store = (items: PlanItem[], chosen: Record<string, Choice>) => {
    const advisor = advisors.find(({ id }) => id === input.advisorId)
    if (!advisor) return refuse('not_found')
    const withReason = (choice: Choice): Choice =>
      choice.kind === 'cancel' ? { ...choice, reason: cancelReason } : choice
    const made = items.map(({ booking }) => ({
      bookingId: booking.id,
      version: booking.version,
      ...withReason(chosen[booking.id] ?? { kind: 'keep' }),
    }))
    submit(
      () => actions.saveAbsence({ ...input, reason, choices: made }),
      (saved) => onDone({ advisor, saved, items }),
    )
  }
  const look = () =>
    submit(
      () => actions.planAbsence(input),
      (items) => {
        setPlan(items)
        setChoices(Object.fromEntries(items.map((item) => [item.booking.id, firstChoice(item, mode)])))
      },
    )
  const save = () => {
    if (Object.values(choices).some(({ kind }) => kind === 'cancel') && cancelReason.trim() === '') {
      return refuse('no_reason')
    }
    if (plan) store(plan, choices)
  }
  const choose = (bookingId: string, choice: Choice) => setChoices({ ...choices, [bookingId]: choice })
  const fields = { input, setInput, reason, setReason, cancelReason, setCancelReason }
  return { ...fields, plan, choices, choose, back: () => setPlan(null), look, save, busy, refusal }
}
