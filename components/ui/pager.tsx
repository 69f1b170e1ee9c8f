import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'

type PagerProps = {
  /** From 1. */
  page: number
  pages: number
  href: (page: number) => string
}

/** Newer and older pages of a long list. Nothing at all when there is only one. */
export function Pager({ page, pages, href }: PagerProps) {
  const t = useTranslations('shell')
  if (pages <= 1) return null
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center justify-between gap-3">
      {page > 1 ? (
        <LinkButton
          href={href(page - 1)}
          rel="prev"
          icon={<ChevronLeft aria-hidden width={20} height={20} />}
        >
          {t('previousPage')}
        </LinkButton>
      ) : (
        <span />
      )}
      <p className="figures text-ink-2">{t('pageOf', { page, pages })}</p>
      {page < pages ? (
        <LinkButton href={href(page + 1)} rel="next">
          {t('nextPage')}
          <ChevronRight aria-hidden width={20} height={20} />
        </LinkButton>
      ) : (
        <span />
      )}
    </nav>
  )
}
