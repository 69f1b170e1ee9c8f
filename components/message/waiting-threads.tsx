import { useTranslations } from 'next-intl'
import { StandingWords } from '@/components/message/standing-words'
import { Link } from '@/components/ui/link'
import { List, ListRow } from '@/components/ui/list'
import type { ThreadLine } from '@/lib/message/thread'

type WaitingThreadsProps = {
  threads: ThreadLine[]
  now: number
  /** There are more than these. */
  more?: boolean
}

/** Who waits for an answer, in the order given; the customer, what it is about, and until when. */
export function WaitingThreads({ threads, now, more = false }: WaitingThreadsProps) {
  const t = useTranslations('message.line')
  if (threads.length === 0) return <p className="text-ink-2">{t('nobodyWaits')}</p>
  return (
    <>
      <List aria-label={t('waiting')}>
        {threads.map(({ id, customerName, subject, standing }) => (
          <ListRow
            key={id}
            href={`/advisor/messages/${id}`}
            title={
              <>
                <span className="font-semibold">{customerName}</span>{' '}
                <span className="wrap-anywhere">{subject}</span>
              </>
            }
            note={<StandingWords standing={standing} side="staff" now={now} />}
          />
        ))}
      </List>
      {more && (
        <Link href="/advisor/messages" className="link mt-2 inline-block py-1">
          {t('allWaiting')}
        </Link>
      )}
    </>
  )
}
