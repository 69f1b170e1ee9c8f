'use client'

import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { type StepDraft, StepFields } from '@/components/contact/step-fields'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextareaField } from '@/components/ui/field'
import { randomUuid } from '@/components/ui/random-uuid'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Agreement, type AgreementInput, longestAgreement, stepsAtMost } from '@/lib/contact/agreement'
import { type Result, settled } from '@/lib/result'

type AgreementFormProps = {
  first: Agreement
  /** Earliest day a step can be due. */
  today: string
  saveAgreement: (input: AgreementInput) => Promise<Result<Agreement>>
}

const draftsOf = ({ steps }: Agreement): StepDraft[] =>
  steps.map(({ id, what, owner, dueOn }) => ({ key: id, id, what, owner, dueOn }))

/** The wrap-up: what was agreed and what follows. Saved by a button, because the customer sees it then. */
export function AgreementForm({ first, today, saveAgreement }: AgreementFormProps) {
  const t = useTranslations('contact.agreement.form')
  const refusal = useRefusal('contact')
  const tell = useTell()
  const [version, setVersion] = useState(first.version)
  const [text, setText] = useState(first.text)
  const [steps, setSteps] = useState(() => draftsOf(first))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const change = (key: string, next: Partial<StepDraft>) =>
    setSteps((before) => before.map((step) => (step.key === key ? { ...step, ...next } : step)))
  const missing = () => {
    if (text.trim() === '') return t('missing')
    if (steps.some(({ what }) => what.trim() === '')) return t('whatMissing')
    return steps.some(({ dueOn }) => dueOn === '') ? t('dueMissing') : null
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const unsaid = missing()
    setProblem(unsaid)
    if (unsaid) return
    setBusy(true)
    const { meetingId } = first
    const given = { meetingId, version, text, steps: steps.map(({ key: _, ...step }) => step) }
    const answer = await settled(saveAgreement(given))
    setBusy(false)
    if (!answer.ok) return setProblem(refusal(answer.reason))
    setVersion(answer.value.version)
    setSteps(draftsOf(answer.value))
    tell(t('saved'))
  }
  const add = () =>
    setSteps((before) => [...before, { key: randomUuid(), what: '', owner: 'customer', dueOn: '' }])
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      {problem && (
        <Alert>
          <p>{problem}</p>
        </Alert>
      )}
      <TextareaField
        label={t('text')}
        hint={t('hint')}
        rows={4}
        maxLength={longestAgreement}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {steps.map((step, at) => (
        <StepFields
          key={step.key}
          n={at + 1}
          step={step}
          today={today}
          onChange={(next) => change(step.key, next)}
          onRemove={() => setSteps((before) => before.filter(({ key }) => key !== step.key))}
        />
      ))}
      <div className="flex flex-wrap gap-3">
        {steps.length < stepsAtMost && (
          <Button variant="quiet" icon={<Plus aria-hidden width={18} height={18} />} onClick={add}>
            {t('add')}
          </Button>
        )}
        <Button type="submit" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
