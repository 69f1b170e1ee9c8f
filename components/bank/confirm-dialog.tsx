'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogActions } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { useRefusal } from '@/components/ui/use-refusal'

type ConfirmDialogProps = {
  open: boolean
  onClose: () => void
  /** What will happen: payee and amount, card and action. Read with the dialog's name. */
  what: ReactNode
  /** Why the last try did not go through. */
  refused: string | null
  onConfirm: (password: string) => Promise<void>
}

/** **Confirm**: what will happen, and the customer's own hand under it. Nobody else ever sees or fills this field. */
export function ConfirmDialog({ open, onClose, what, refused, onConfirm }: ConfirmDialogProps) {
  const t = useTranslations('bank.confirm')
  return (
    <Dialog
      open={open}
      onOpenChange={(stay) => !stay && onClose()}
      title={<span data-share="text">{t('title')}</span>}
      description={what}
    >
      <ConfirmForm onClose={onClose} refused={refused} onConfirm={onConfirm} />
    </Dialog>
  )
}

function ConfirmForm({ onClose, refused, onConfirm }: Omit<ConfirmDialogProps, 'open' | 'what'>) {
  const t = useTranslations('bank.confirm')
  const refusal = useRefusal('bank')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    if (refused) field.current?.focus()
  }, [refused])

  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || password === '') return field.current?.focus()
    setBusy(true)
    await onConfirm(password)
    setPassword('')
    setBusy(false)
  }

  return (
    <form onSubmit={confirm} className="flex flex-col gap-4">
      {refused && !busy && (
        <Alert>
          <p data-share="text">{refusal(refused)}</p>
        </Alert>
      )}
      <div data-secret="">
        <TextField
          ref={field}
          type="password"
          name="password"
          autoComplete="current-password"
          label={t('password')}
          hint={t('hint')}
          required
          maxLength={1024}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <DialogActions>
        <Button onClick={onClose}>
          <span data-share="text">{t('cancel')}</span>
        </Button>
        <Button type="submit" variant="primary" busy={busy}>
          <span data-share="text">{t('confirm')}</span>
        </Button>
      </DialogActions>
    </form>
  )
}
