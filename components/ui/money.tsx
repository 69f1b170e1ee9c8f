import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { cx } from '@/components/ui/cx'
import { type Currency, formatMoney } from '@/lib/bank/money'

type MoneyProps = Omit<ComponentProps<'span'>, 'children'> & {
  /** Minor units: öre, cent. */
  amount: bigint
  currency: Currency
  /** A plus, and green, for what comes in. */
  signed?: boolean
}

/** An amount with tabular figures and a true minus. Pass `data-share` where it may be seen. */
export function Money({ amount, currency, signed = false, className, ...rest }: MoneyProps) {
  const locale = useLocale()
  const words = formatMoney({ amount, currency }, locale, signed ? 'always' : 'auto')
  return (
    <span
      {...rest}
      className={cx('figures whitespace-nowrap', signed && amount > 0n && 'text-green', className)}
    >
      {words}
    </span>
  )
}
