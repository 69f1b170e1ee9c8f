'use client'

import { LogOut } from 'lucide-react'
import { signOut } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { leaveAfter } from '@/components/access/leave'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** Ends the session everywhere in this browser. Stands in every header; says so when it could not be done. */
export function SignOutButton() {
  const t = useTranslations('shell')
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const leave = async () => {
    setState('busy')
    try {
      await leaveAfter(() => signOut({ redirect: false }))
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Button
        variant="quiet"
        busy={state === 'busy'}
        onClick={leave}
        data-share="tree"
        className="-mr-2.5 !px-2.5 whitespace-nowrap"
      >
        <LogOut aria-hidden width={18} height={18} className="max-sm:hidden" />
        {t('signOut')}
      </Button>
      {state === 'failed' && (
        <div className="fixed inset-x-4 top-20 z-30 mx-auto max-w-consent rounded-control shadow-float">
          <Alert>{t('signOutFailed')}</Alert>
        </div>
      )}
    </>
  )
}
