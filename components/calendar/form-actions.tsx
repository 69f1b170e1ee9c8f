'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { DialogActions } from '@/components/ui/dialog'

type FormActionsProps = {
  submit: string
  busy: boolean
  disabled?: boolean
  danger?: boolean
  onLeave: () => void
  /** What the way back is called when it does not close the form. */
  leave?: string
}

/** The two ways out of a form in a dialog. */
export function FormActions({ submit, busy, disabled, danger, onLeave, leave }: FormActionsProps) {
  const t = useTranslations('calendar')
  return (
    <DialogActions>
      <Button onClick={onLeave}>{leave ?? t('form.leave')}</Button>
      <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled}>
        {submit}
      </Button>
    </DialogActions>
  )
}
