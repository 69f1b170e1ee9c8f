import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { timeName } from '@/lib/booking/time-name'
import type { OwnQuestion } from '@/lib/question/question'

/** Who asked, and when. */
export function AskedBy({ question: { askerName, askedAt } }: { question: OwnQuestion }) {
  const t = useTranslations('question.own')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  return (
    <p className="text-small text-ink-2" data-share="text">
      {t('asked', { name: askerName, when: timeName(askedAt, zone, locale) })}
    </p>
  )
}
