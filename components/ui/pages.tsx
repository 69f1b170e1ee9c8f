import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'

type PagesProps = {
  /** Of what there are more. */
  label: string
  /** Where the first page is; null on the first page itself. */
  newest: string | null
  older: string | null
}

/** Newest and older, for lists that are paged by keyset. Nothing at all when there is only one page. */
export function Pages({ label, newest, older }: PagesProps) {
  const t = useTranslations('shell.list')
  if (!newest && !older) return null
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap justify-between gap-3">
      {newest ? (
        <LinkButton href={newest}>
          <span data-share="text">{t('newest')}</span>
        </LinkButton>
      ) : (
        <span />
      )}
      {older && (
        <LinkButton href={older} rel="next">
          <span data-share="text">{t('older')}</span>
        </LinkButton>
      )}
    </nav>
  )
}
