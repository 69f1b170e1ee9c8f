import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TransactionTable } from '@/components/bank/transaction-table'
import { buttonClass } from '@/components/ui/button-class'
import { Found } from '@/components/ui/found'
import { Pages } from '@/components/ui/pages'
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
  const { path, page, today, query, problems, paged, filtered } = props
  const t = useTranslations('bank.results')
  const count = page.lines.length
  const older = page.next && `${path}${query}${query ? '&' : '?'}before=${writeCursor(page.next)}`
  const words = {
    count: t(page.next ? 'more' : 'count', { count }),
    none: t(filtered ? 'noneFound' : 'none'),
    showAll: t('showAll'),
  }
  const download = count > 0 && (
    <a href={`${path}/statement${query}`} download className={buttonClass('quiet')}>
      <Download aria-hidden width={20} height={20} />
      <span data-share="text">{t('download')}</span>
    </a>
  )
  return (
    <div className="mt-6">
      <Found {...{ path, filtered, problems, count, words }} shareCount aside={download}>
        <TransactionTable caption={t('caption')} lines={page.lines} today={today} />
      </Found>
      <Pages label={t('pages')} newest={paged ? `${path}${query}` : null} older={older} />
    </div>
  )
}
