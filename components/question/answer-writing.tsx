'use client'

import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import type { ThreadActions } from '@/components/message/message-actions'
import { ThreadWriting } from '@/components/message/thread-view'
import { AskedBy } from '@/components/question/asked-by'
import type { AnswerQuestion } from '@/components/question/question-actions'
import { RadioGroup } from '@/components/ui/radio-group'
import { useTell } from '@/components/ui/toast'
import type { OwnQuestion, QuestionId } from '@/lib/question/question'

/** What is written answers nothing: it is a message like any other. */
const nothing = 'nothing'

type AnswerWritingProps = Omit<ComponentProps<typeof ThreadWriting>, 'side' | 'actions'> & {
  /** What the bank asks in this thread, and waits for. */
  questions: OwnQuestion[]
  /** The one that somebody came here for. */
  chosen: QuestionId | null
  actions: ThreadActions & { answerQuestion: AnswerQuestion }
}

/** Where a customer writes in a thread: while the bank asks something in it, what they write is the answer unless they say not. */
export function AnswerWriting({ questions, chosen, actions, ...writing }: AnswerWritingProps) {
  const t = useTranslations('question.answer')
  const tell = useTell()
  const [picked, setPicked] = useState<string | null>(chosen)
  const answered =
    questions.find(({ id }) => id === picked) ?? (picked === nothing ? undefined : questions[0])
  const send: ComponentProps<typeof ThreadWriting>['send'] = async (input) => {
    if (!answered) return actions.sendMessage(input)
    const answer = await actions.answerQuestion({ ...input, questionId: answered.id })
    if (answer.ok) {
      tell(t(answer.value.late ? 'late' : 'sent'))
      setPicked(null)
    }
    return answer
  }
  return (
    <>
      {questions.length > 0 && <Asked questions={questions} isAskedFor={chosen !== null} />}
      <ThreadWriting
        {...{ ...writing, actions, send }}
        side="customer"
        above={
          questions.length > 0 && (
            <RadioGroup
              label={t('which')}
              options={[
                ...questions.map(({ id, about }) => ({ value: id, label: t('this', { about }) })),
                { value: nothing, label: <span data-share="text">{t('none')}</span> },
              ]}
              value={answered?.id ?? nothing}
              onValueChange={setPicked}
              className="max-w-reading"
            />
          )
        }
      />
    </>
  )
}

/** What is asked, right above where it is answered. Whoever came here for it begins to read here. */
function Asked({ questions, isAskedFor }: { questions: OwnQuestion[]; isAskedFor: boolean }) {
  const t = useTranslations('question.own')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isAskedFor) heading.current?.focus()
  }, [isAskedFor])
  return (
    <section aria-labelledby="question" className="mb-6 max-w-reading border-l-3 border-spruce pl-4">
      <h2 ref={heading} id="question" tabIndex={-1} className="text-lead font-semibold" data-share="text">
        {t('title')}
      </h2>
      {questions.map((question) => (
        <div key={question.id} className="mt-2">
          <p className="font-semibold wrap-anywhere">{question.about}</p>
          <p className="wrap-anywhere whitespace-pre-line">{question.text}</p>
          <AskedBy question={question} />
        </div>
      ))}
    </section>
  )
}
