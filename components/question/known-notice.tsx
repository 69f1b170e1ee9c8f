import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/alert'
import { Link } from '@/components/ui/link'
import { timeName } from '@/lib/booking/time-name'
import type { ThreadId } from '@/lib/message/thread'
import type { KnownQuestion } from '@/lib/question/question'

type KnownNoticeProps = { known: KnownQuestion; here: ThreadId }

/** What is known already of what somebody wanted to ask again: when and by whom, the answer, the way there. */
export function KnownNotice({ known, here }: KnownNoticeProps) {
  const t = useTranslations('question.known')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const { about, askedAt, askerName, threadId, answer } = known
  const when = (at: number) => timeName(at, zone, locale)
  return (
    <Notice tone="info" className="max-w-reading" heading={about}>
      <p>{t('asked', { name: askerName, when: when(askedAt) })}</p>
      {answer && (
        <>
          <p>{t('answered', { when: when(answer.at) })}</p>
          <blockquote className="border-l-2 border-spruce pl-3 wrap-anywhere whitespace-pre-line">
            {answer.text}
          </blockquote>
        </>
      )}
      {threadId === null && <p>{t('elsewhere')}</p>}
      {threadId !== null && threadId !== here && (
        <p>
          <Link href={`/advisor/messages/${threadId}`} className="link inline-block py-1">
            {t('go')}
          </Link>
        </p>
      )}
    </Notice>
  )
}
