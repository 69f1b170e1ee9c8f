'use client'

import { CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useActionState, useEffect, useMemo, useRef, useState } from 'react'
import { LinkOver } from '@/components/access/link-over'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/field'
import { PageTitle } from '@/components/ui/page-title'
import { checkNewPassword, isLongEnough } from '@/lib/access/new-password'
import type { Result } from '@/lib/result'

export type SaveNewPassword = (input: { token: string; password: string }) => Promise<Result<unknown>>

type Tried = { problems: string[]; turn: number; done: boolean }

/** What can be seen to be wrong before anybody is asked. */
function problemsOf(password: string, again: string): string[] {
  if (!password) return ['missing']
  const fits = checkNewPassword(password)
  return [...(fits.ok ? [] : [fits.reason]), ...(password === again ? [] : ['differ'])]
}

async function tryToSave(save: SaveNewPassword, token: string, form: FormData): Promise<string[]> {
  const [password = '', again = ''] = ['password', 'again'].map((name) => String(form.get(name) ?? ''))
  const problems = problemsOf(password, again)
  if (problems.length > 0) return problems
  const answer = await save({ token, password }).catch(() => null)
  return answer?.ok ? [] : [answer?.reason ?? 'unreachable']
}

/** The new password, twice. Whatever is typed or pasted goes, as long as it is not one that is guessed first. */
export function NewPasswordForm({ token, save }: { token: string; save: SaveNewPassword }) {
  const t = useTranslations('access.newPassword')
  const [tried, submit, busy] = useActionState(
    async ({ turn }: Tried, form: FormData): Promise<Tried> => {
      const problems = await tryToSave(save, token, form)
      const done = problems.length === 0
      // the address with the link in it does not stay behind
      if (done) window.location.replace('/sign-in?changed=1')
      return { problems, done, turn: turn + 1 }
    },
    { problems: [], turn: 0, done: false },
  )
  const over = tried.problems.includes('link_over')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (over) box.current?.focus()
  }, [over])
  return (
    <div>
      <PageTitle lead={over ? undefined : t('lead')}>{t('title')}</PageTitle>
      {over ? <LinkOver ref={box} /> : <Fields key={tried.turn} {...{ tried, submit, busy }} />}
    </div>
  )
}

type FieldsProps = { tried: Tried; submit: (form: FormData) => void; busy: boolean }

/** Empty again after each try, and hidden again. */
function Fields({ tried, submit, busy }: FieldsProps) {
  const t = useTranslations('access')
  const [shown, setShown] = useState(false)
  const errors = useMemo(
    () => tried.problems.map((problem) => ({ field: fieldOf(problem), message: t(...sentenceOf(problem)) })),
    [tried, t],
  )
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message
  const kind = shown ? 'text' : 'password'
  return (
    <form action={submit} noValidate className="space-y-5">
      <ErrorSummary heading={t('newPassword.failed')} errors={errors} />
      <Password kind={kind} error={errorOf('password')} />
      <TextField
        {...typed}
        type={kind}
        id="again"
        name="again"
        label={t('newPassword.again')}
        error={errorOf('again')}
      />
      <Checkbox
        label={t('newPassword.show')}
        checked={shown}
        onChange={(event) => setShown(event.target.checked)}
      />
      <Button type="submit" variant="primary" busy={busy || tried.done} className="w-full">
        {t('newPassword.save')}
      </Button>
    </form>
  )
}

/** Nothing is cut off at the longest password that is allowed: who pastes a longer one is told. */
const typed = {
  autoComplete: 'new-password',
  autoCapitalize: 'none',
  spellCheck: false,
  maxLength: 1024,
} as const

/** Says by shape and word when it is long enough; never how good it is, which nobody can know. */
function Password({ kind, error }: { kind: 'text' | 'password'; error?: string }) {
  const t = useTranslations('access.newPassword')
  const announce = useAnnounce()
  const [enough, setEnough] = useState(false)
  const Shape = enough ? CircleCheck : CircleDashed
  const look = (password: string) => {
    const now = isLongEnough(password)
    if (now && !enough) announce(t('enough'))
    setEnough(now)
  }
  return (
    <TextField
      {...typed}
      type={kind}
      id="password"
      name="password"
      label={t('password')}
      hint={
        <span className="flex items-center gap-2">
          <Shape aria-hidden width={16} height={16} className={enough ? 'text-green' : undefined} />
          {t(enough ? 'enough' : 'atLeast')}
        </span>
      }
      onChange={(event) => look(event.target.value)}
      error={error}
    />
  )
}

function fieldOf(problem: string): string | undefined {
  if (problem === 'differ') return 'again'
  return problem === 'missing' || problem.startsWith('password_') ? 'password' : undefined
}

/** Where the sentence for it stands: our own, those that never came to the server, or what every action may answer. */
function sentenceOf(problem: string): [string, { id: string }] {
  const [kind = '', id = ''] = problem.split(':')
  if (kind === 'missing' || kind === 'differ') return [`newPassword.${kind}`, { id }]
  return [kind === 'unreachable' ? 'signIn.unreachable' : `refusal.${kind}`, { id }]
}
