import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useChannelNames } from '@/components/question/use-channel-words'
import { List, ListRow } from '@/components/ui/list'
import { timeName } from '@/lib/booking/time-name'
import type { AskedLine } from '@/lib/question/question'

type AskedListProps = {
  questions: AskedLine[]
  /** There are more than these. */
  more?: boolean
}

/** What customers were asked and have not answered yet, longest first. */
export function AskedList({ questions, more = false }: AskedListProps) {
  const t = useTranslations('question.desk')
  const names = useChannelNames()
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  if (questions.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <>
      <List aria-label={t('title')}>
        {questions.map(({ id, threadId, customerName, about, askedAt, channels }) => (
          <ListRow
            key={id}
            href={`/advisor/messages/${threadId}`}
            title={
              <>
                <span className="font-semibold">{customerName}</span>{' '}
                <span className="wrap-anywhere">{about}</span>
              </>
            }
            note={
              channels.length > 0
                ? t('asked', { when: timeName(askedAt, zone, locale), ways: names(channels) })
                : t('askedHere', { when: timeName(askedAt, zone, locale) })
            }
          />
        ))}
      </List>
      {more && <p className="mt-2 text-small text-ink-2">{t('more')}</p>}
    </>
  )
}
