'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ErrorSummary, type FieldError } from '@/components/ui/error-summary'
import { TextareaField } from '@/components/ui/field'
import { useRefusal } from '@/components/ui/use-refusal'
import { longestQuestion } from '@/lib/assistant/talk'

type QuestionFormProps = {
  field: RefObject<HTMLTextAreaElement | null>
  busy: boolean
  refused: string | null
  /** Answers whether it was asked: only then the field is emptied. */
  onAsk: (words: string) => Promise<boolean>
}

/** So many before there are none left, characters are counted. */
const nearlyFull = 100

/** Where a question is written. Whatever is refused, what was typed stays. */
export function QuestionForm({ field, busy, refused, onAsk }: QuestionFormProps) {
  const t = useTranslations('assistant.ask')
  const refusal = useRefusal('assistant')
  const id = useId()
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<FieldError[]>([])
  const left = longestQuestion - words.length
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const missing = words.trim() === ''
    setProblems(missing ? [{ field: id, message: t('missing') }] : [])
    // what is typed meanwhile stays
    if (!missing && (await onAsk(words))) setWords((typed) => (typed === words ? '' : typed))
  }
  return (
    <form onSubmit={send} noValidate className="flex max-w-reading flex-col gap-3">
      <div data-share="tree" className="empty:hidden">
        <ErrorSummary heading={t('problems')} errors={problems} />
      </div>
      {refused && (
        <Alert heading={t('failed')}>
          <p data-share="text">{refusal(refused)}</p>
        </Alert>
      )}
      <TextareaField
        ref={field}
        id={id}
        label={t('label')}
        hint={t('hint')}
        shareLabel
        rows={3}
        maxLength={longestQuestion}
        value={words}
        error={problems[0]?.message}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={askByKey}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          data-share="text"
        >
          {t('send')}
        </Button>
        <p className="text-small text-ink-2 max-sm:hidden" data-share="text">
          {t('keys')}
        </p>
        {left < nearlyFull && (
          <p className="figures text-small text-ink-2" data-share="text">
            {t('left', { left })}
          </p>
        )}
      </div>
    </form>
  )
}

/** Ctrl or Cmd and Enter asks, as everywhere; Enter alone is a new line. */
function askByKey(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
