import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { periodStart, periods } from '@/lib/bank/transaction-filter'

type PeriodLinksProps = { path: string; today: string; from: string | null; to: string | null }

/** The last month, quarter, year, or everything: one press each. */
export function PeriodLinks({ path, today, from, to }: PeriodLinksProps) {
  const t = useTranslations('bank.filter')
  return (
    <nav aria-label={t('period')} className="-mx-2 flex flex-wrap">
      {periods.map((period) => {
        const start = periodStart(period, today)
        const current = start === from && to === null
        return (
          <Link
            key={period}
            href={start ? `${path}?from=${start}` : path}
            scroll={false}
            aria-current={current || undefined}
            data-share="text"
            className={cx(
              'inline-flex min-h-control items-center rounded-control px-2 text-small',
              current ? 'font-semibold text-ink underline decoration-2 underline-offset-8' : 'text-spruce',
            )}
          >
            {t(`periods.${period}`)}
          </Link>
        )
      })}
    </nav>
  )
}
