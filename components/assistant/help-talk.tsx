'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import type { AssistantActions } from '@/components/assistant/assistant-actions'
import { QuestionForm } from '@/components/assistant/question-form'
import { TalkLog } from '@/components/assistant/talk-log'
import { TalkToPerson } from '@/components/assistant/talk-to-person'
import { useAsking } from '@/components/assistant/use-asking'
import { Button } from '@/components/ui/button'
import type { NetbankPage } from '@/lib/assistant/netbank-page'
import type { TalkView } from '@/lib/assistant/talk-view'

type HelpTalkProps = {
  talk: TalkView | null
  /** The page they came from. */
  page: NetbankPage | null
  advisorName: string
  times: readonly number[]
  topic: string | null
  actions: AssistantActions
  /** What can be read before anything has been asked. */
  children?: ReactNode
}

/** The first line: ask, read, say whether that was it; and a person, whatever has been said. */
export function HelpTalk({ talk, page, advisorName, times, topic, actions, children }: HelpTalkProps) {
  const t = useTranslations('assistant')
  const asking = useAsking(actions.askAssistant, talk, page)
  const { talkId, turns, busy, refused } = asking
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // who was not helped finds the way on opened
  const wayOn = turns.at(-1)?.passages.length === 0 || turns.at(-1)?.helped === false
  const [offered, setOffered] = useState(false)
  if (wayOn !== offered) {
    setOffered(wayOn)
    if (wayOn) setOpen(true)
  }
  return (
    <>
      <TalkLog turns={turns} judgeAnswer={actions.judgeAnswer} onJudged={asking.judge} />
      <QuestionForm field={field} busy={busy} refused={refused} onAsk={asking.ask} />
      {turns.length > 0 && (
        <Button
          variant="quiet"
          className="mt-2 -ml-3"
          // an answer under way would bring the talk back
          disabled={busy}
          onClick={() => {
            asking.begin()
            field.current?.focus()
          }}
          data-share="text"
        >
          {t('ask.anew')}
        </Button>
      )}
      <TalkToPerson
        talkId={turns.length > 0 ? talkId : null}
        {...{ advisorName, times, topic, open, actions }}
        onOpenChange={setOpen}
      />
      {turns.length === 0 && children}
    </>
  )
}
