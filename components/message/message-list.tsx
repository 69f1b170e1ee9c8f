import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { AttachmentList } from '@/components/message/attachment-list'
import { messageAnchor } from '@/components/message/message-anchor'
import { CameBy } from '@/components/question/came-by'
import { cx } from '@/components/ui/cx'
import { DayGroup } from '@/components/ui/day-group'
import { LinkButton } from '@/components/ui/link-button'
import { localDayAt } from '@/lib/booking/local-day'
import { clockName, dayName } from '@/lib/booking/time-name'
import type { Message, Side, ThreadView } from '@/lib/message/thread'

type MessageListProps = {
  view: ThreadView
  side: Side
  /** Where older messages are, when there are any. */
  olderHref: string | null
  /** These are not the newest. */
  paged: boolean
  newestHref: string
  /** Of the days' headings. */
  level?: 2 | 3
  /** Who reads. Without it, everything that the staff wrote bears its writer's name. */
  reader?: string
}

/** What both sides have written, oldest to newest, by day. */
export function MessageList(props: MessageListProps) {
  const { view, side, olderHref, paged, newestHref, level = 2, reader } = props
  const t = useTranslations('message.thread')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const days = new Map<string, Message[]>()
  for (const message of [...view.messages].reverse()) {
    const day = localDayAt(zone, message.at)
    days.set(day, [...(days.get(day) ?? []), message])
  }
  const read = paged ? undefined : lastRead(view, side)
  return (
    <>
      {olderHref && <Way href={olderHref}>{t('older')}</Way>}
      {!paged && <ToNewest messages={view.messages} />}
      {[...days].map(([day, messages]) => (
        <DayGroup
          key={day}
          level={level}
          day={
            <span className="inline-block first-letter:uppercase">
              {dayName(messages[0]?.at ?? 0, zone, locale)} {day.slice(0, 4)}
            </span>
          }
        >
          <ol className="flex flex-col gap-3">
            {messages.map((message) => (
              <Item
                key={message.id}
                message={message}
                side={side}
                own={message.author.side === side}
                you={side === 'customer' ? message.author.side === side : message.author.id === reader}
                read={message.seq === read}
              />
            ))}
          </ol>
        </DayGroup>
      ))}
      {paged && <Way href={newestHref}>{t('newest')}</Way>}
    </>
  )
}

/** So many messages are further down than most screens. */
const manyMessages = 8

/** Past what has been read already, in a long thread: the newest stands last, above the field. */
function ToNewest({ messages: [newest, ...others] }: { messages: Message[] }) {
  const t = useTranslations('message.thread')
  if (!newest || others.length < manyMessages) return null
  return (
    <p className="my-4">
      <a href={`#${messageAnchor(newest.seq)}`} className="link inline-block py-1" data-share="text">
        {t('toNewest')}
      </a>
    </p>
  )
}

/** The last of this side's messages that the other side has read. */
function lastRead({ messages, readTo }: ThreadView, side: Side): number | undefined {
  const other = side === 'customer' ? 'staff' : 'customer'
  return messages.find(({ seq, author }) => author.side === side && seq <= readTo[other])?.seq
}

function Way({ href, children }: { href: string; children: string }) {
  return (
    <p className="my-4">
      <LinkButton href={href}>
        <span data-share="text">{children}</span>
      </LinkButton>
    </p>
  )
}

type ItemProps = { message: Message; side: Side; own: boolean; you: boolean; read: boolean }

function Item({ message, side, own, you, read }: ItemProps) {
  const t = useTranslations('message.thread')
  const locale = useLocale()
  const zone = useTimeZone() ?? 'UTC'
  const { seq, at, author, text, attachments, origin } = message
  return (
    <li
      id={messageAnchor(seq)}
      className={cx(
        'flex max-w-reading flex-col gap-1 rounded-surface border border-line px-4 py-3 wrap-anywhere',
        own
          ? 'ml-8 self-end border-r-4 border-r-spruce bg-spruce-tint sm:ml-16'
          : 'mr-8 self-start border-l-4 border-l-edge bg-surface sm:mr-16',
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-small text-ink-2">
        <span className="font-semibold text-ink">{you ? t('you') : author.name}</span>
        <time dateTime={new Date(at).toISOString()} className="figures">
          {clockName(at, zone, locale)}
        </time>
      </p>
      {origin && <CameBy origin={origin} side={side} />}
      {text && <p className="whitespace-pre-wrap">{text}</p>}
      <AttachmentList files={attachments} />
      {read && (
        <p className="text-small text-ink-2" data-share="text">
          {t('read')}
        </p>
      )}
    </li>
  )
}
