import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Scroller } from '@/components/ui/scroller'
import { Panel } from '@/components/ui/section'
import { timeName } from '@/lib/booking/time-name'
import type { Mail } from '@/lib/notify/mail'

/** Mails as their readers would see them, with the invitation under each. */
export function MailList({ mails }: { mails: Mail[] }) {
  const t = useTranslations('notify.demo')
  if (mails.length === 0) return <EmptyState>{t('empty')}</EmptyState>
  return (
    <>
      <p className="mb-3 text-small text-ink-2">{t('count', { count: mails.length })}</p>
      <ul aria-label={t('title')} className="space-y-4">
        {mails.map((mail) => (
          <li key={mail.id}>
            <MailItem mail={mail} />
          </li>
        ))}
      </ul>
    </>
  )
}

function MailItem({ mail }: { mail: Mail }) {
  const t = useTranslations('notify.demo')
  const sent = timeName(mail.createdAt.getTime(), useTimeZone() ?? 'UTC', useLocale())
  return (
    <article aria-labelledby={mail.id}>
      <Panel className="space-y-4">
        <h2 id={mail.id} className="text-lead font-semibold break-words">
          {mail.subject}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-small">
          <dt className="text-ink-2">{t('to')}</dt>
          <dd className="break-words">{`${mail.recipientName} <${mail.recipient}>`}</dd>
          <dt className="text-ink-2">{t('sent')}</dt>
          <dd>{sent}</dd>
        </dl>
        <p className="break-words whitespace-pre-line">{mail.text}</p>
        {mail.ics && (
          <details>
            <summary className="min-h-control cursor-pointer py-2 font-semibold">{t('invitation')}</summary>
            <Scroller label={t('invitation')}>
              <pre className="w-fit rounded-control bg-sunken p-3 text-small">{mail.ics}</pre>
            </Scroller>
            <a className="link" href={`/demo/mail/${mail.id}/invitation.ics`} download>
              {t('open')}
            </a>
          </details>
        )}
      </Panel>
    </article>
  )
}
