'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'
import { useSharing } from './customer-sharing'

/** **Share this page with advisor**: the customer's own offer, in the call only. */
export function ShareButton({ className }: { className?: string }) {
  const t = useTranslations('cobrowse')
  const why = useRefusal('cobrowse')
  const { advisor, shared, consent, refusal, busy, offer } = useSharing()
  if (!advisor) return null
  return (
    <>
      <Button
        className={className}
        disabled={shared}
        busy={busy}
        onClick={(event) => event.isTrusted && offer()}
        icon={<Eye aria-hidden width={20} height={20} strokeWidth={1.75} />}
      >
        {t('share')}
      </Button>
      {refusal && consent.state !== 'shown' && <Alert>{why(refusal)}</Alert>}
    </>
  )
}
