import { useTranslations } from 'next-intl'
import { useViaWords } from '@/components/question/use-channel-words'
import { Tag } from '@/components/ui/tag'
import type { MessageOrigin, Side } from '@/lib/message/thread'
import { isInChannel } from '@/lib/question/channel'

/**
 * How a message came that answers a question: by which way, from whom as far as that is told, who noted it. Staff are told
 * when it came after the answer. Nothing for what was simply written in the netbank.
 */
export function CameBy({ origin, side }: { origin: MessageOrigin; side: Side }) {
  const t = useTranslations('question.came')
  const words = useViaWords()
  const { via, hint, notedBy, late } = origin
  const how = () => {
    if (notedBy) return t('noted', { name: notedBy, via: words(via) })
    if (isInChannel(via) && hint)
      return t(via === 'mail' ? 'fromAddress' : 'fromNumber', { via: words(via), hint })
    return via === 'code' ? words(via) : ''
  }
  const said = how()
  const isLate = late && side === 'staff'
  if (said === '' && !isLate) return null
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-small text-ink-2">
      {said && <span className="first-letter:uppercase">{said}</span>}
      {isLate && <Tag tone="warning">{t('late')}</Tag>}
    </p>
  )
}
