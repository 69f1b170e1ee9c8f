'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useActionState, useEffect, useMemo, useRef } from 'react'
import { Notice } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { PageTitle } from '@/components/ui/page-title'
import { useRefusal } from '@/components/ui/use-refusal'
import type { Result } from '@/lib/result'

export type AskForLink = (input: { email: string }) => Promise<Result<unknown>>

/** `again`: another address is wanted. Whether a mail goes out is told to its reader alone. */
type State = { email: string; step: 'first' | 'refused' | 'asked' | 'again'; reason: string }

async function tryToAsk(ask: AskForLink, form: FormData | null): Promise<State> {
  if (!form) return { email: '', step: 'again', reason: '' }
  const email = String(form.get('email') ?? '').trim()
  if (!email) return { email, step: 'refused', reason: 'email_missing' }
  const answer = await ask({ email }).catch(() => null)
  if (answer?.ok) return { email, step: 'asked', reason: '' }
  return { email, step: 'refused', reason: answer?.reason ?? 'unreachable' }
}

/** The email address, and what to do next: the same for an address that has an account here and for one that has none. */
export function RecoverForm({ ask }: { ask: AskForLink }) {
  const t = useTranslations('access.recover')
  const first: State = { email: '', step: 'first', reason: '' }
  const answer = (_: State, form: FormData | null) => tryToAsk(ask, form)
  const [state, submit, busy] = useActionState(answer, first)
  return (
    <div className="space-y-5">
      {state.step === 'asked' ? (
        <Asked email={state.email} another={() => startTransition(() => submit(null))} />
      ) : (
        <EmailForm state={state} submit={submit} busy={busy} />
      )}
      <p>
        <Link href="/sign-in" className="link inline-block py-1">
          {t('back')}
        </Link>
      </p>
    </div>
  )
}

type EmailFormProps = { state: State; submit: (form: FormData) => void; busy: boolean }

function EmailForm({ state: { email, step, reason }, submit, busy }: EmailFormProps) {
  const t = useTranslations('access.recover')
  const sentence = useSentence()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (step === 'again') field.current?.focus()
  }, [step])
  const problem = step === 'refused' ? sentence(reason) : null
  const ofField = reason.startsWith('email_')
  const errors = useMemo(
    () => (problem ? [{ field: ofField ? 'email' : undefined, message: problem }] : []),
    [problem, ofField],
  )
  return (
    <div>
      <PageTitle lead={t('lead')}>{t('title')}</PageTitle>
      <form action={submit} noValidate className="space-y-5">
        <ErrorSummary heading={t('failed')} errors={errors} />
        <TextField
          ref={field}
          id="email"
          name="email"
          type="email"
          label={t('email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={email}
          error={ofField && problem}
        />
        <Button type="submit" variant="primary" busy={busy} className="w-full">
          {t('send')}
        </Button>
      </form>
    </div>
  )
}

function Asked({ email, another }: { email: string; another: () => void }) {
  const t = useTranslations('access.recover')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div>
      <PageTitle>{t('title')}</PageTitle>
      <div className="space-y-5">
        <Notice ref={box} tabIndex={-1} heading={t('sentTitle')}>
          <p className="break-words">{t('sent', { email })}</p>
        </Notice>
        <p>{t('nothing')}</p>
        <Button onClick={another} className="w-full">
          {t('again')}
        </Button>
      </div>
    </div>
  )
}

/** What is wrong, in words: our own reasons, and two that never came to the server. */
function useSentence(): (reason: string) => string {
  const t = useTranslations('access.signIn')
  const refusal = useRefusal('access')
  return (reason) => {
    if (reason === 'email_missing') return t('emailMissing')
    return reason === 'unreachable' ? t('unreachable') : refusal(reason)
  }
}
