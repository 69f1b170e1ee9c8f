'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { AssistantActions } from '@/components/assistant/assistant-actions'
import { Passage } from '@/components/assistant/passage'
import { WasThisIt } from '@/components/assistant/was-this-it'
import type { TurnView } from '@/lib/assistant/talk-view'

type TalkLogProps = {
  turns: readonly TurnView[]
  judgeAnswer: AssistantActions['judgeAnswer']
  onJudged: (turnId: string, helped: boolean) => void
}

/** What was asked and what was shown, oldest first. What comes is read out politely, and scrolled to. */
export function TalkLog({ turns, judgeAnswer, onJudged }: TalkLogProps) {
  const t = useTranslations('assistant.talk')
  const last = useRef<HTMLLIElement>(null)
  const before = useRef(turns.length)
  useEffect(() => {
    if (turns.length > before.current) last.current?.scrollIntoView({ block: 'start' })
    before.current = turns.length
  }, [turns.length])
  return (
    <div role="log" aria-live="polite" aria-label={t('label')} className="max-w-reading">
      <ol className="flex flex-col gap-8 [&:not(:empty)]:mb-8">
        {turns.map((turn, at) => (
          <li
            key={turn.id}
            ref={at === turns.length - 1 ? last : null}
            className="flex scroll-mt-6 flex-col gap-4"
          >
            <p className="w-fit max-w-full self-end rounded-surface bg-spruce-tint px-4 py-2.5 wrap-anywhere whitespace-pre-line">
              <span className="sr-only" data-share="text">
                {t('you')}{' '}
              </span>
              {turn.words}
            </p>
            <Answer turn={turn} judgeAnswer={judgeAnswer} onJudged={(helped) => onJudged(turn.id, helped)} />
          </li>
        ))}
      </ol>
    </div>
  )
}

type AnswerProps = {
  turn: TurnView
  judgeAnswer: AssistantActions['judgeAnswer']
  onJudged: (helped: boolean) => void
}

function Answer({ turn: { id, passages, helped }, judgeAnswer, onJudged }: AnswerProps) {
  const t = useTranslations('assistant.talk')
  if (passages.length === 0) return <p data-share="text">{t('none')}</p>
  return (
    <>
      <p data-share="text">{t('found', { count: passages.length })}</p>
      {passages.map((passage) => (
        <Passage key={passage.id} passage={passage} />
      ))}
      <WasThisIt turnId={id} {...{ helped, judgeAnswer, onJudged }} />
    </>
  )
}
