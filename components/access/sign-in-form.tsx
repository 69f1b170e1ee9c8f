'use client'

import { getProviders, signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { type Ref, useActionState, useEffect, useMemo } from 'react'
import { Notice } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { PageTitle } from '@/components/ui/page-title'

type Problem =
  | 'emailMissing'
  | 'passwordMissing'
  | 'unreachable'
  | 'wrong_credentials'
  | 'too_many_tries'
  | 'unavailable'
type State = { email: string; problems: Problem[]; done: boolean }

const fieldOf: Partial<Record<Problem, 'email' | 'password'>> = {
  emailMissing: 'email',
  passwordMissing: 'password',
  wrong_credentials: 'email',
}

/** What next-auth hands back as `error` is our own reason, or something that went wrong behind it. */
function reasonOf(error: string): Problem {
  return error === 'wrong_credentials' || error === 'too_many_tries' ? error : 'unavailable'
}

function sentenceOf(problem: Problem): string {
  return problem.includes('_') || problem === 'unavailable' ? `refusal.${problem}` : `signIn.${problem}`
}

/** One try. Answers why not; after yes the browser is already on its way. */
async function trySignIn(next: string, form: FormData): Promise<State> {
  const email = String(form.get('email') ?? '').trim()
  const password = String(form.get('password') ?? '')
  const missing: Problem[] = [
    ...(email ? [] : ['emailMissing' as const]),
    ...(password ? [] : ['passwordMissing' as const]),
  ]
  if (missing.length > 0) return { email, problems: missing, done: false }
  try {
    // asked first, because signIn leaves the page when nobody answers
    if (!(await getProviders())) return { email, problems: ['unreachable'], done: false }
    const answer = await signIn('credentials', { redirect: false, email, password })
    if (answer?.error || !answer?.ok) return { email, problems: [reasonOf(answer?.error ?? '')], done: false }
    window.location.assign(next)
    return { email, problems: [], done: true }
  } catch {
    return { email, problems: ['unreachable'], done: false }
  }
}

type SignInFormProps = {
  next: string
  refused?: string
  changed?: boolean
  recovery?: boolean
  ref?: Ref<HTMLFormElement>
}

/** Email and password. What was typed stays, except the password; a refusal takes the focus and says why. */
export function SignInForm({ next, refused, changed, recovery, ref }: SignInFormProps) {
  const t = useTranslations('access')
  const first: State = { email: '', problems: refused ? [reasonOf(refused)] : [], done: false }
  const [state, submit, busy] = useActionState((_: State, form: FormData) => trySignIn(next, form), first)
  useEffect(() => {
    const cameBack = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', cameBack)
    return () => window.removeEventListener('pageshow', cameBack)
  }, [])
  const errors = useMemo(
    () => state.problems.map((problem) => ({ field: fieldOf[problem], message: t(sentenceOf(problem)) })),
    [state, t],
  )
  const of = (field: string) =>
    state.problems.some((problem) => problem.endsWith('Missing') && fieldOf[problem] === field)
  return (
    <div>
      <PageTitle>{t('signIn.title')}</PageTitle>
      <form ref={ref} action={submit} noValidate className="space-y-5">
        {changed && (
          <Notice role="status" tone="success">
            {t('signIn.changed')}
          </Notice>
        )}
        <ErrorSummary heading={t('signIn.failed')} errors={errors} />
        <TextField
          id="email"
          name="email"
          type="email"
          label={t('signIn.email')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={state.email}
          error={of('email') && t('signIn.emailMissing')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          maxLength={1024}
          error={of('password') && t('signIn.passwordMissing')}
        />
        <Button type="submit" variant="primary" busy={busy || state.done} className="w-full">
          {t('signIn.submit')}
        </Button>
      </form>
      {recovery && (
        <p className="mt-5">
          <Link href="/recover" className="link inline-block py-1">
            {t('signIn.forgot')}
          </Link>
        </p>
      )}
    </div>
  )
}
