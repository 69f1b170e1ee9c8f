import { useTranslations } from 'next-intl'
import { useStandingWords } from '@/components/message/use-standing-words'
import { List, ListRow } from '@/components/ui/list'
import type { ThreadLine } from '@/lib/message/thread'

/** Who waits for an answer, in the order given; the customer, what it is about, and until when. */
export function WaitingThreads({ threads, now }: { threads: ThreadLine[]; now: number }) {
  const t = useTranslations('message.line')
  const wordsOf = useStandingWords('staff', now)
  if (threads.length === 0) return <p className="text-ink-2">{t('nobodyWaits')}</p>
  return (
    <List aria-label={t('waiting')}>
      {threads.map(({ id, customerName, subject, standing }) => {
        const { words, late } = wordsOf(standing)
        return (
          <ListRow
            key={id}
            href={`/advisor/messages/${id}`}
            title={
              <>
                <span className="font-semibold">{customerName}</span>{' '}
                <span className="wrap-anywhere">{subject}</span>
              </>
            }
            note={late ? <span className="font-semibold text-red">{words}</span> : words}
          />
        )
      })}
    </List>
  )
}
