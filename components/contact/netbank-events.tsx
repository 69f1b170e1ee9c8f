import { useFormatter, useTranslations } from 'next-intl'
import { List, ListRow } from '@/components/ui/list'
import { Tag } from '@/components/ui/tag'
import type { NetbankEvent } from '@/lib/bank/netbank-event'

/** What the customer did in the netbank last, and where it stopped; names of fields, never what was typed. */
export function NetbankEvents({ events }: { events: NetbankEvent[] }) {
  const t = useTranslations('contact.event')
  const format = useFormatter()
  if (events.length === 0) return <p className="text-ink-2">{t('none')}</p>
  return (
    <List aria-label={t('label')}>
      {events.map((event) => (
        <ListRow
          key={event.id}
          title={t(`kind.${event.kind}`)}
          note={format.dateTime(event.at, {
            day: 'numeric',
            month: 'short',
            hour: '2-digit',
            minute: '2-digit',
            hourCycle: 'h23',
          })}
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
