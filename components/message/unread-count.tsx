import { MessageSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

/**
 * How many are unread, beside the name of where they are; nothing where there are none. Whoever looks along reads the name
 * alone.
 */
export function UnreadCount({ count }: { count: number }) {
  const t = useTranslations('message.count')
  if (count === 0) return null
  return (
    <span data-share="off" className="contents">
      <span
        aria-hidden
        // on a phone it takes no place in the one row of the menu
        className="figures ml-1.5 inline-grid h-5 min-w-5 place-items-center rounded-full bg-spruce px-1.5 text-[0.75rem] leading-none font-semibold text-on-spruce max-sm:absolute max-sm:top-0.5 max-sm:-right-2 max-sm:h-4 max-sm:min-w-4 max-sm:px-1"
      >
        {count > 9 ? '9+' : count}
      </span>
      <span className="sr-only"> {t('unread', { count })}</span>
    </span>
  )
}

/** One line that leads to messages nobody has read yet; nothing where there are none. */
export function NewMessages({ count }: { count: number }) {
  const t = useTranslations('message.count')
  if (count === 0) return null
  return (
    <p className="mb-6 flex items-center gap-2">
      <MessageSquare aria-hidden width={20} height={20} strokeWidth={1.75} className="shrink-0 text-spruce" />
      <Link href="/customer/messages" className="link inline-block py-1">
        {t('new', { count })}
      </Link>
    </p>
  )
}
