import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { StandingWords } from '@/components/message/standing-words'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { List } from '@/components/ui/list'
import { timeName } from '@/lib/booking/time-name'
import type { Side, ThreadId, ThreadLine } from '@/lib/message/thread'

type ThreadListProps = {
  threads: ThreadLine[]
  side: Side
  now: number
  /** Where each can be read. */
  hrefOf: (id: ThreadId) => string
  /** The thread whose page this is. */
  here?: ThreadId
  label: string
}

/** Threads, in the order given: what each is about, with whom, when something was written last, and where it stands. */
export function ThreadList({ threads, side, now, hrefOf, here, label }: ThreadListProps) {
  return (
    <List aria-label={label} data-share="label">
      {threads.map((thread) => (
        <Line key={thread.id} {...{ thread, side, now }} href={hrefOf(thread.id)} here={thread.id === here} />
      ))}
    </List>
  )
}

type LineProps = { thread: ThreadLine; side: Side; now: number; href: string; here: boolean }

function Line({ thread, side, now, href, here }: LineProps) {
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const { subject, customerName, lastAt, unread, standing } = thread
  return (
    <li className="group">
      <Link
        href={href}
        aria-current={here ? 'page' : undefined}
        className={cx(
          'flex min-h-row flex-col border-l-4 py-3 pr-4 pl-3 text-ink no-underline transition-colors duration-70 group-first:rounded-t-surface group-last:rounded-b-surface hover:bg-spruce-tint',
          here ? 'border-l-spruce bg-spruce-tint' : 'border-l-transparent',
        )}
      >
        <span className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className={cx('min-w-0 wrap-anywhere', unread && 'font-semibold')}>{subject}</span>
          {unread && <Unread />}
        </span>
        <span className="text-small text-ink-2">
          {side === 'staff' && `${customerName} · `}
          <time dateTime={new Date(lastAt).toISOString()} className="inline-block first-letter:uppercase">
            {timeName(lastAt, zone, locale)}
          </time>
        </span>
        <span className="text-small text-ink-2">
          <StandingWords {...{ standing, side, now }} />
        </span>
      </Link>
    </li>
  )
}

function Unread() {
  const t = useTranslations('message.line')
  return (
    <span className="flex items-center gap-1.5 text-small font-semibold text-spruce">
      <span aria-hidden className="size-2 rounded-full bg-spruce" />
      <span data-share="text">{t('unread')}</span>
    </span>
  )
}
