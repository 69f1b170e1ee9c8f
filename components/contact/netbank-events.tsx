import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { List, ListRow } from '@/components/ui/list'
import { Tag } from '@/components/ui/tag'
import type { NetbankEvent } from '@/lib/bank/netbank-event'
import { timeName } from '@/lib/booking/time-name'

/** What the customer did in the netbank last, and where it stopped; names of fields, never what was typed. */
export function NetbankEvents({ events }: { events: NetbankEvent[] }) {
  const t = useTranslations('contact.event')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  if (events.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <List aria-label={t('label')}>
      {events.map((event) => (
        <ListRow
          key={event.id}
          title={t(`kind.${event.kind}`)}
          note={timeName(event.at.getTime(), zone, locale)}
          end={event.code ? <Tag tone="warning">{t('stopped')}</Tag> : <Tag tone="good">{t('done')}</Tag>}
        >
          {event.code && <Stopped event={event} code={event.code} />}
        </ListRow>
      ))}
    </List>
  )
}

/** Where it stopped and why, in the netbank's own words. */
function Stopped({ event, code }: { event: NetbankEvent; code: string }) {
  const t = useTranslations('contact.event')
  const bank = useTranslations('bank')
  const key = `refusal.${code}`
  const fields = event.fields.map((field) => (t.has(`field.${field}`) ? t(`field.${field}`) : field))
  return (
    <p className="text-small text-ink-2">
      {t(`step.${event.step}`)}
      {fields.length > 0 && ` (${fields.join(', ')})`}
      {': '}
      {bank.has(key) ? bank(key) : t('unknown')}
    </p>
  )
}
