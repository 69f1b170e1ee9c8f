import { MessageSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

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
