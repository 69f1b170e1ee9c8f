'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { OpenByCode } from '@/components/question/question-actions'
import { hrefOfQuestion } from '@/components/question/question-href'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { useRefusal } from '@/components/ui/use-refusal'
import { settled } from '@/lib/result'

/** A code from a letter, an SMS or an e-mail leads to its question. What was typed stays when it leads nowhere. */
export function CodeForm({ openByCode }: { openByCode: OpenByCode }) {
  const t = useTranslations('question.code')
  const sentence = useRefusal('question')
  const router = useRouter()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const go = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const answer = code.trim() === '' ? null : await settled(openByCode({ code }))
    setBusy(false)
    if (answer?.ok) {
      setRefused(null)
      return router.push(hrefOfQuestion({ id: answer.value.questionId, threadId: answer.value.threadId }))
    }
    setRefused(answer ? sentence(answer.reason) : t('missing'))
    field.current?.focus()
  }
  return (
    <form onSubmit={go} noValidate className="flex max-w-reading flex-col items-start gap-3">
      {refused && (
        <Alert className="w-full">
          <p data-share="text">{refused}</p>
        </Alert>
      )}
      <TextField
        ref={field}
        id={`${id}-code`}
        label={t('label')}
        hint={t('hint')}
        shareLabel
        className="w-full max-w-xs"
        inputClassName="figures uppercase"
        aria-invalid={refused ? true : undefined}
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        maxLength={60}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        <span data-share="text">{t('go')}</span>
      </Button>
    </form>
  )
}
