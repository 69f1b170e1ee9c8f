import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { HistoryResults } from '@/components/contact/history-results'
import { HistorySearch } from '@/components/contact/history-search'
import type { HistoryPage } from '@/lib/contact/entry'
import { type HistoryRequest, historyFields } from '@/lib/contact/history-filter'
import { isFiltered, type Query, valuesOf } from '@/lib/list-query'

type HistoryViewProps = {
  path: string
  /** As it stands in the URL, and as it was read. */
  query: Query
  request: HistoryRequest
  page: HistoryPage
  /** The entries themselves. */
  children: ReactNode
}

/** One page of a history, under the form that looks through it. */
export function HistoryView({ path, query, request, page, children }: HistoryViewProps) {
  const t = useTranslations('contact.history')
  const { filter, before, problems } = request
  const errors = Object.fromEntries(problems.map(({ field, reason }) => [field, t(`reason.${reason}`)]))
  const common = { path, values: valuesOf(query, historyFields), filtered: isFiltered(filter) }
  return (
    <>
      <HistorySearch {...common} errors={errors} />
      <HistoryResults
        {...common}
        count={page.entries.length}
        next={page.next}
        problems={Object.values(errors)}
        paged={before !== null}
      >
        {children}
      </HistoryResults>
    </>
  )
}
