import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { ReplyForm, type ReplyInDemo } from '@/components/notify/reply-form'
import { EmptyState } from '@/components/ui/empty-state'
import { Scroller } from '@/components/ui/scroller'
import { Panel } from '@/components/ui/section'
import { timeName } from '@/lib/booking/time-name'
import type { Mail } from '@/lib/notify/mail'
import { isInChannel } from '@/lib/question/channel'

type Shown = Mail & { questionId: string | null }
type MailListProps = { mails: Shown[]; replyInDemo: ReplyInDemo }

/** What went out as its readers would see it, with the invitation under it, or a field to answer what asks. */
export function MailList({ mails, replyInDemo }: MailListProps) {
  const t = useTranslations('notify.demo')
  if (mails.length === 0) return <EmptyState>{t('empty')}</EmptyState>
  return (
    <>
      <p className="mb-3 text-small text-ink-2">{t('count', { count: mails.length })}</p>
      <ul aria-label={t('title')} className="space-y-4">
        {mails.map((mail) => (
          <li key={mail.id}>
            <MailItem mail={mail} replyInDemo={replyInDemo} />
          </li>
        ))}
      </ul>
    </>
  )
}

function MailItem({ mail, replyInDemo }: { mail: Shown; replyInDemo: ReplyInDemo }) {
  const t = useTranslations('notify.demo')
  const sent = timeName(mail.createdAt.getTime(), useTimeZone() ?? 'UTC', useLocale())
  return (
    <article aria-labelledby={mail.id}>
      <Panel className="space-y-4">
        <h2 id={mail.id} className="text-lead font-semibold break-words">
          {mail.subject}
        </h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 text-small">
          <dt className="text-ink-2">{t('channel')}</dt>
          <dd>{t(`way.${mail.channel}`)}</dd>
          <dt className="text-ink-2">{t('to')}</dt>
          <dd className="break-words whitespace-pre-line">{addressee(mail)}</dd>
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
        {mail.questionId && isInChannel(mail.channel) && (
          <ReplyForm
            mailId={mail.id}
            replyInDemo={replyInDemo}
            words={{
              label: t('replyLabel'),
              send: t('reply'),
              sent: t('replySent'),
              missing: t('replyMissing'),
              gone: t('replyGone'),
            }}
          />
        )}
      </Panel>
    </article>
  )
}

/** `Sara Holm <sara@mail.example>`, a number, the lines of an envelope. */
function addressee({ channel, recipient, recipientName }: Mail): string {
  if (channel === 'letter') return `${recipientName}\n${recipient}`
  return recipientName ? `${recipientName} <${recipient}>` : recipient
}
