import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { AskedBy } from '@/components/question/asked-by'
import { hrefOfQuestion } from '@/components/question/question-href'
import { useViaWords } from '@/components/question/use-channel-words'
import { Notice } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'
import { Section } from '@/components/ui/section'
import { timeName } from '@/lib/booking/time-name'
import type { OwnQuestion } from '@/lib/question/question'

/** What the bank asks the customer, with the way to answer; and thanks for what has come, by whichever way it came. */
export function OwnQuestions({ questions }: { questions: OwnQuestion[] }) {
  const t = useTranslations('question.own')
  if (questions.length === 0) return null
  const open = questions.filter(({ answered }) => answered === null)
  return (
    <Section title={t(open.length > 0 ? 'title' : 'thanksTitle')} share className="mb-8">
      {open.length > 0 && (
        <ul className="flex flex-col gap-4">
          {open.map((question) => (
            <Open key={question.id} question={question} />
          ))}
        </ul>
      )}
      {questions.map((question) => (
        <Thanks key={question.id} question={question} />
      ))}
    </Section>
  )
}

function Open({ question }: { question: OwnQuestion }) {
  const t = useTranslations('question.own')
  const { about, text } = question
  return (
    <li className="flex flex-col items-start gap-2 border-l-3 border-spruce pl-4">
      <p className="font-semibold wrap-anywhere">{about}</p>
      <p className="max-w-reading wrap-anywhere whitespace-pre-line">{text}</p>
      <AskedBy question={question} />
      <LinkButton href={hrefOfQuestion(question)} variant="primary">
        <span data-share="text">{t('answer')}</span>
        <span className="sr-only">: {about}</span>
      </LinkButton>
    </li>
  )
}

function Thanks({ question: { about, answered } }: { question: OwnQuestion }) {
  const t = useTranslations('question.own')
  const via = useViaWords()
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  if (!answered) return null
  const when = timeName(answered.at, zone, locale)
  return (
    <Notice tone="success" className="mt-4 max-w-reading">
      <p className="wrap-anywhere">{t('thanks', { about, via: via(answered.via), when })}</p>
    </Notice>
  )
}
