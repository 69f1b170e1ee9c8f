import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Link } from '@/components/ui/link'
import { pathOf } from '@/lib/assistant/netbank-page'
import type { PassageView } from '@/lib/assistant/talk-view'

/** One of the bank's help texts, word for word: why it is shown, and the way to where it belongs. */
export function Passage({ passage, level = 2 }: { passage: PassageView; level?: 2 | 3 }) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  const { title, why } = passage
  return (
    <article aria-labelledby={id} className="flex flex-col gap-2 border-l-3 border-spruce pl-4">
      <Heading id={id} className="font-semibold" data-share="text">
        {title}
      </Heading>
      {/* it may say what somebody has written: that is not for who looks along */}
      {why && <p className="text-small text-ink-2">{why}</p>}
      <PassageText passage={passage} />
    </article>
  )
}

/** Its paragraphs, and the way. */
export function PassageText({ passage }: { passage: Pick<PassageView, 'paragraphs' | 'page'> }) {
  const t = useTranslations('assistant')
  const { paragraphs, page } = passage
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} data-share="text">
          {paragraph}
        </p>
      ))}
      {page && (
        <p>
          <Link href={pathOf(page)} className="link" data-share="text">
            {t('passage.open', { page: t(`page.${page}`) })}
          </Link>
        </p>
      )}
    </>
  )
}
