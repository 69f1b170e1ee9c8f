'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { AlertDialog } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'
import { firstName } from '@/lib/presence/first-name'
import { useSharing } from './customer-sharing'

/**
 * The question **Let your advisor look along?**: who, what they will see, what never, how to stop. **Not now** stands
 * first and has the focus; what comes in the first moments, or from anything but a person's hand, counts for nothing.
 */
export function ConsentDialog() {
  const t = useTranslations('cobrowse')
  const why = useRefusal('cobrowse')
  const { advisor, consent, refusal, busy, allow, refuse } = useSharing()
  const name = advisor?.name ?? ''
  return (
    <AlertDialog
      open={advisor !== null && consent.state === 'shown'}
      onOpenChange={(open) => !open && refuse()}
      title={t('consent.title')}
      description={
        <>
          <p>{t('consent.see', { name })}</p>
          <p>{t('consent.never', { name: firstName(name) })}</p>
          <p className="text-ink-2">{t('consent.stop')}</p>
        </>
      }
      cancel={<Button disabled={busy}>{t('consent.notNow')}</Button>}
      action={
        <Button busy={busy} onClick={(event) => event.isTrusted && allow()}>
          {t('consent.allow')}
        </Button>
      }
    >
      {refusal && <Alert>{why(refusal)}</Alert>}
    </AlertDialog>
  )
}
