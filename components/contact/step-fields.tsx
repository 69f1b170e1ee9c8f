import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { SelectField, TextField } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { longestStep, type StepOwner } from '@/lib/contact/agreement'

/** A next step while it is written. `key` is the page's own; `id` is there once it has been saved. */
export type StepDraft = { key: string; id?: string; what: string; owner: StepOwner; dueOn: string }

type StepFieldsProps = {
  n: number
  step: StepDraft
  today: string
  onChange: (next: Partial<StepDraft>) => void
  onRemove: () => void
}

/** One next step: what, who, until when. */
export function StepFields({ n, step, today, onChange, onRemove }: StepFieldsProps) {
  const t = useTranslations('contact.agreement.form')
  const id = useId()
  return (
    <fieldset className="relative min-w-0 border-l-3 border-line pl-3">
      <legend className="float-left flex min-h-control items-center font-semibold">{t('step', { n })}</legend>
      <IconButton label={t('remove', { n })} icon={X} onClick={onRemove} className="float-right" />
      <div className="clear-both grid gap-3">
        <TextField
          id={`${id}-what`}
          label={t('what')}
          maxLength={longestStep}
          value={step.what}
          onChange={(event) => onChange({ what: event.target.value })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            id={`${id}-owner`}
            label={t('owner')}
            value={step.owner}
            onChange={(event) =>
              onChange({ owner: event.target.value === 'advisor' ? 'advisor' : 'customer' })
            }
          >
            <option value="customer">{t('owners.customer')}</option>
            <option value="advisor">{t('owners.advisor')}</option>
          </SelectField>
          <TextField
            id={`${id}-due`}
            type="date"
            min={today}
            label={t('due')}
            value={step.dueOn}
            onChange={(event) => onChange({ dueOn: event.target.value })}
          />
        </div>
      </div>
    </fieldset>
  )
}
