import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Found } from '@/components/ui/found'
import { Pages } from '@/components/ui/pages'
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
  const { path, values, count, next, problems, paged, filtered, children } = props
  const t = useTranslations('contact.history')
  const words = {
    count: t(next ? 'more' : 'count', { count }),
    none: t(filtered ? 'noneFound' : 'none'),
    showAll: t('showAll'),
  }
  return (
    <div className="mt-4">
      <Found path={path} filtered={filtered} problems={problems} count={count} words={words}>
        {children}
      </Found>
      <Pages
        label={t('pages')}
        newest={paged ? hrefOf(path, values) : null}
        older={next && hrefOf(path, values, next)}
      />
    </div>
  )
}
