'use client'

import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { coverPage, keepToItself } from '@/components/access/cover-page'
import { SignOutButton } from '@/components/shell/sign-out-button'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Result, settled } from '@/lib/result'

export type Unlock = (input: { password: string }) => Promise<Result<unknown>>

type LockScreenProps = {
  staff: boolean
  inCall: boolean
  unlock: Unlock
  onUnlocked: () => void
  /** Where the person was before any of this. */
  place: RefObject<HTMLElement | null>
}

/**
 * Dialog **Your netbank is locked**, over a page that is covered but still there. The call stays beside it: its own
 * buttons work. Focus comes in here and goes back to where it was.
 */
export function LockScreen(props: LockScreenProps) {
  const { place } = props
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const uncover = coverPage()
    const release = layer.current ? keepToItself(layer.current) : () => {}
    layer.current?.querySelector<HTMLElement>('input[type="password"]')?.focus()
    return () => {
      release()
      uncover()
      if (place.current?.isConnected) place.current.focus()
    }
  }, [place])
  return createPortal(
    <div
      ref={layer}
      data-stays
      className="pointer-events-auto fixed inset-0 z-20 overflow-y-auto bg-page px-4 pt-[12dvh] pb-[calc(var(--dock)+2rem)]"
    >
      <main className="mx-auto w-full max-w-consent">
        <LockDialog {...props} />
      </main>
    </div>,
    document.body,
  )
}

function LockDialog({ staff, inCall, unlock, onUnlocked }: LockScreenProps) {
  const t = useTranslations('access.lock')
  const refusal = useRefusal('access')
  const id = useId()
  const { password, setPassword, busy, refused, submit } = useUnlocking(unlock, onUnlocked)
  return (
    <div
      role="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="flex flex-col gap-4 rounded-surface border border-line bg-surface p-5 text-ink shadow-float sm:p-6"
    >
      <h1 id={`${id}-title`} className="flex items-center gap-3 font-title text-lead font-normal">
        <Lock aria-hidden width={22} height={22} className="text-ink-2" />
        {t(staff ? 'staffTitle' : 'title')}
      </h1>
      <div id={`${id}-text`} className="space-y-2">
        <p>{t('text')}</p>
        {inCall && <p>{t('callGoesOn')}</p>}
      </div>
      <form onSubmit={submit} className="flex flex-col gap-4">
        {refused && <Alert>{refused === 'wrong_credentials' ? t('wrong') : refusal(refused)}</Alert>}
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          maxLength={1024}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="grid gap-3 sm:auto-cols-fr sm:grid-flow-col">
          <Button type="submit" variant="primary" busy={busy}>
            {t('unlock')}
          </Button>
          <SignOutButton />
        </div>
      </form>
    </div>
  )
}

function useUnlocking(unlock: Unlock, onUnlocked: () => void) {
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setRefused(null)
    const answer = await settled(unlock({ password }))
    setBusy(false)
    setPassword('')
    if (answer.ok) onUnlocked()
    else setRefused(answer.reason)
  }
  return { password, setPassword, busy, refused, submit }
}
