import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import type { StaffQuestionActions } from '@/components/question/question-actions'
import { NoteAnswer, WithdrawQuestion } from '@/components/question/question-buttons'
import { useChannelNames, useViaWords } from '@/components/question/use-channel-words'
import { KeptFocus } from '@/components/ui/kept-focus'
import { timeName } from '@/lib/booking/time-name'
import type { ThreadQuestion } from '@/lib/question/question'

type ThreadQuestionsProps = {
  questions: ThreadQuestion[]
  actions: Pick<StaffQuestionActions, 'withdrawQuestion' | 'noteAnswer'>
}

/** What was asked in a thread and where each stands, with what staff can do about those that wait. */
export function ThreadQuestions({ questions, actions }: ThreadQuestionsProps) {
  const t = useTranslations('question.line')
  if (questions.length === 0) return null
  return (
    <ul aria-label={t('label')} className="flex flex-col gap-4">
      {questions.map((question) => (
        <li key={question.id} className="border-l-3 border-spruce pl-4">
          <p className="font-semibold wrap-anywhere">{question.about}</p>
          <Standing question={question} />
          <KeptFocus content={question.standing.state} className="mt-2 flex flex-wrap gap-2 empty:hidden">
            {question.standing.state === 'open' && (
              <>
                <NoteAnswer id={question.id} noteAnswer={actions.noteAnswer} />
                <WithdrawQuestion id={question.id} withdrawQuestion={actions.withdrawQuestion} />
              </>
            )}
          </KeptFocus>
        </li>
      ))}
    </ul>
  )
}

/** "Asked Tuesday 3 November 10:30 by SMS and letter. Answered Thursday 5 November 14:10 by phone, noted by Eva Lind." */
function Standing({ question }: { question: ThreadQuestion }) {
  const t = useTranslations('question.line')
  const names = useChannelNames()
  const via = useViaWords()
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const when = (at: number) => timeName(at, zone, locale)
  const { askedAt, askerName, channels, standing, notedBy } = question
  const asked = { name: askerName, when: when(askedAt) }
  const end = () => {
    switch (standing.state) {
      case 'open':
        return t('open')
      case 'withdrawn':
        return t('withdrawn', { when: when(standing.withdrawnAt) })
      case 'answered': {
        const how = { when: when(standing.answeredAt), via: via(question.via ?? 'netbank') }
        return notedBy ? t('noted', { ...how, name: notedBy }) : t('answered', how)
      }
    }
  }
  return (
    <p className="max-w-reading text-small text-ink-2">
      {channels.length > 0 ? t('asked', { ...asked, ways: names(channels) }) : t('askedHere', asked)} {end()}
    </p>
  )
}
