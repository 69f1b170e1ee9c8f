'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { AssistantActions } from '@/components/assistant/assistant-actions'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'
import { settled } from '@/lib/result'

type WasThisItProps = {
  turnId: string
  helped: boolean | null
  judgeAnswer: AssistantActions['judgeAnswer']
  onJudged: (helped: boolean) => void
}

/** **Was this it?** Yes or no, once; then what can be done next, in the same place. */
export function WasThisIt({ turnId, helped, judgeAnswer, onJudged }: WasThisItProps) {
  const t = useTranslations('assistant.talk')
  const refusal = useRefusal('assistant')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const said = useRef<HTMLParagraphElement>(null)
  const judged = useRef(false)
  useEffect(() => {
    // the buttons are gone: whoever pressed one is led on, not back to the top
    if (helped !== null && judged.current) said.current?.focus()
  }, [helped])
  const judge = async (yes: boolean) => {
    if (busy) return
    setBusy(true)
    const answer = await settled(judgeAnswer({ turnId, helped: yes }))
    setBusy(false)
    setRefused(answer.ok ? null : answer.reason)
    if (!answer.ok) return
    judged.current = true
    onJudged(yes)
  }
  if (helped !== null)
    return (
      // focused, and so read already: the log need not read it again
      <p ref={said} tabIndex={-1} aria-live="off" className="text-ink-2" data-share="text">
        {t(helped ? 'helped' : 'notHelped')}
      </p>
    )
  return (
    <>
      {refused && (
        <Alert heading={t('verdictFailed')}>
          <p data-share="text">{refusal(refused)}</p>
        </Alert>
      )}
      <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <legend className="float-left mr-1 py-2" data-share="text">
          {t('wasThis')}
        </legend>
        <Button busy={busy} onClick={() => judge(true)} data-share="text">
          {t('yes')}
        </Button>
        <Button busy={busy} onClick={() => judge(false)} data-share="text">
          {t('no')}
        </Button>
      </fieldset>
    </>
  )
}
