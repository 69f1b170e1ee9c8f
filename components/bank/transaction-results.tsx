import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TransactionTable } from '@/components/bank/transaction-table'
import { Alert } from '@/components/ui/alert'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { TransactionPage } from '@/lib/bank/core-bank'
import { writeCursor } from '@/lib/bank/transaction-filter'

type TransactionResultsProps = {
  path: string
  page: TransactionPage
  today: string
  /** The filter, without the page, as it stands in the URL. */
  query: string
  /** Sentences about what could not be read. */
  problems: string[]
  paged: boolean
  filtered: boolean
}

/** What was found, how many of it is shown, the way to older ones, and all of it as a file. */
export function TransactionResults(props: TransactionResultsProps) {
  const { path, page, today, query, problems, filtered } = props
  const t = useTranslations('bank.results')
  const count = page.lines.length
  return (
    <div className="mt-6">
      {problems.length > 0 && (
        <Alert heading={t('problems')} className="mb-4">
          <ul data-share="tree">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p role="status" className="text-small text-ink-2" data-share="text">
          {t(page.next ? 'more' : 'count', { count })}
        </p>
        {count > 0 && (
          <a href={`${path}/statement${query}`} download className={buttonClass('quiet')}>
            <Download aria-hidden width={20} height={20} />
            <span data-share="text">{t('download')}</span>
          </a>
        )}
      </div>
      {count > 0 ? (
        <TransactionTable caption={t('caption')} lines={page.lines} today={today} />
      ) : (
        <EmptyState action={filtered && <LinkButton href={path}>{t('showAll')}</LinkButton>}>
          <p data-share="text">{t(filtered ? 'noneFound' : 'none')}</p>
        </EmptyState>
      )}
      <Older {...props} />
    </div>
  )
}

function Older({ path, page, query, paged }: TransactionResultsProps) {
  const t = useTranslations('bank.results')
  if (!page.next && !paged) return null
  const older = page.next && `${path}${query}${query ? '&' : '?'}before=${writeCursor(page.next)}`
  return (
    <nav aria-label={t('pages')} className="mt-6 flex flex-wrap justify-between gap-3">
      {paged ? (
        <LinkButton href={`${path}${query}`}>
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
