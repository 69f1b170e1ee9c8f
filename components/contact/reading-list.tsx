import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListRow } from '@/components/ui/list'
import { timeName } from '@/lib/booking/time-name'
import type { Reading } from '@/lib/contact/reading'

/** Who on the staff has read about the customer, what, on what occasion, and when. */
export function ReadingList({ readings }: { readings: Reading[] }) {
  const t = useTranslations('contact.reading')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  if (readings.length === 0)
    return (
      <EmptyState>
        <p data-share="text">{t('none')}</p>
      </EmptyState>
    )
  return (
    <List aria-label={t('label')}>
      {readings.map(({ id, at, readerName, role, part, occasion }) => (
        <ListRow
          key={id}
          title={`${readerName}, ${t(`role.${role}`)}`}
          note={
            <>
              {t(`part.${part}`)} {t(`occasion.${occasion}`)} ·{' '}
              <time dateTime={new Date(at).toISOString()} className="inline-block first-letter:uppercase">
                {timeName(at, zone, locale)}
              </time>
            </>
          }
        />
      ))}
    </List>
  )
}
