'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useId, useState } from 'react'
import type { ThreadActions } from '@/components/message/message-actions'
import { ThreadWriting } from '@/components/message/thread-view'
import { KnownNotice } from '@/components/question/known-notice'
import type { StaffQuestionActions } from '@/components/question/question-actions'
import { useChannelNames } from '@/components/question/use-channel-words'
import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/field'
import { useTell } from '@/components/ui/toast'
import { useRefusal } from '@/components/ui/use-refusal'
import { oneLine } from '@/lib/plain-text'
import { checkAsk, longestAbout } from '@/lib/question/about'
import type { OutChannel } from '@/lib/question/channel'
import type { KnownQuestion } from '@/lib/question/question'

type AskWritingProps = Omit<ComponentProps<typeof ThreadWriting>, 'side' | 'actions'> & {
  /** By what the customer is told that they are asked, besides the netbank. */
  channels: OutChannel[]
  actions: ThreadActions & Pick<StaffQuestionActions, 'askQuestion'>
}

/** Where staff write in a thread: a message, or one that asks and waits for its answer. */
export function AskWriting({ channels, actions, ...writing }: AskWritingProps) {
  const t = useTranslations('question.ask')
  const refusal = useQuestionRefusal()
  const tell = useTell()
  const { subject } = writing.view.thread
  const [asking, setAsking] = useState(false)
  const [about, setAbout] = useState(subject)
  const [known, setKnown] = useState<KnownQuestion | null>(null)
  const send: ComponentProps<typeof ThreadWriting>['send'] = async (input) => {
    setKnown(null)
    if (!asking) return actions.sendMessage(input)
    const may = checkAsk(input.text, about)
    if (!may.ok) return may
    const answer = await actions.askQuestion({ ...input, about: oneLine(about) })
    if (answer.known) setKnown(answer.known)
    if (!answer.ok) return answer
    setAsking(false)
    setAbout(subject)
    tell(t('sent'))
    return answer
  }
  return (
    <ThreadWriting
      {...{ ...writing, actions, send, refusal }}
      side="staff"
      above={known && <KnownNotice known={known} here={writing.view.thread.id} />}
      below={<AskChoice {...{ channels, asking, setAsking, about, setAbout }} />}
    />
  )
}

type AskChoiceProps = {
  channels: OutChannel[]
  asking: boolean
  setAsking: (on: boolean) => void
  about: string
  setAbout: (about: string) => void
}

/** Exported for its own test: nothing is ticked before anybody has. */
export function AskChoice({ channels, asking, setAsking, about, setAbout }: AskChoiceProps) {
  const t = useTranslations('question.ask')
  const names = useChannelNames()
  const id = useId()
  return (
    <div className="flex max-w-reading flex-col gap-3">
      <Checkbox
        label={t('choose')}
        hint={asking && (channels.length > 0 ? t('goes', { ways: names(channels) }) : t('stays'))}
        checked={asking}
        onChange={(event) => setAsking(event.target.checked)}
      />
      {asking && (
        <TextField
          id={`${id}-about`}
          label={t('about')}
          hint={t('aboutHint')}
          autoComplete="off"
          maxLength={longestAbout}
          value={about}
          onChange={(event) => setAbout(event.target.value)}
          onKeyDown={(event) => {
            // nobody sends half a question by it
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
          }}
        />
      )}
    </div>
  )
}

/** Why it was not sent, in the words of questions or, where it is no question's reason, of messages. */
function useQuestionRefusal(): (reason: string) => string {
  const own = useTranslations('question.refusal')
  const message = useRefusal('message')
  return (reason) => (own.has(reason) ? own(reason) : message(reason))
}
