import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { Cursor } from '@/lib/contact/entry'
import { type HistoryValues, hrefOf } from '@/lib/contact/history-filter'

type HistoryResultsProps = {
  path: string
  values: HistoryValues
  count: number
  next: Cursor | null
  /** Sentences about what could not be read. */
  problems: string[]
  paged: boolean
  filtered: boolean
  children: ReactNode
}

/** What was found, how much of it is shown, and the way to what is older. */
export function HistoryResults(props: HistoryResultsProps) {
  const { path, count, next, problems, filtered, paged, values, children } = props
  const t = useTranslations('contact.history')
  return (
    <div className="mt-4">
      {problems.length > 0 && (
        <Alert heading={t('problems')} className="mb-4">
          <ul data-share="tree">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      <p role="status" className="mb-2 text-small text-ink-2">
        {t(next ? 'more' : 'count', { count })}
      </p>
      {count > 0 ? (
        children
      ) : (
        <EmptyState action={filtered && <LinkButton href={path}>{t('showAll')}</LinkButton>}>
          <p data-share="text">{t(filtered ? 'noneFound' : 'none')}</p>
        </EmptyState>
      )}
      <Pages newest={paged ? hrefOf(path, values) : null} older={next && hrefOf(path, values, next)} />
    </div>
  )
}

/** Newest and older, for lists that are paged by keyset. Nothing at all when there is only one page. */
export function Pages({ newest, older }: { newest: string | null; older: string | null }) {
  const t = useTranslations('contact.history')
  if (!newest && !older) return null
  return (
    <nav aria-label={t('pages')} className="mt-6 flex flex-wrap justify-between gap-3">
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
