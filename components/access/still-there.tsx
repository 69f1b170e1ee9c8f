'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'

type StillThereProps = { open: boolean; inCall: boolean; staff: boolean; stay: () => Promise<boolean> }

/** Alertdialog **Still there?**, a minute before it locks. Any answer is an answer: Escape stays signed in, too. */
export function StillThere({ open, inCall, staff, stay }: StillThereProps) {
  const t = useTranslations('access.idle')
  const refusal = useRefusal('access')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const answer = async () => {
    setBusy(true)
    setFailed(!(await stay()))
    setBusy(false)
  }
  return (
    <AlertDialog
      open={open}
      onOpenChange={(wanted) => !wanted && void answer()}
      title={t('title')}
      description={
        <>
          {inCall && <p>{t('callGoesOn')}</p>}
          <p>{t(staff ? 'staffText' : 'text')}</p>
          {failed && <p role="alert">{refusal('unavailable')}</p>}
        </>
      }
      cancel={
        <Button variant="primary" busy={busy}>
          {t('stay')}
        </Button>
      }
      action={null}
    />
  )
}
