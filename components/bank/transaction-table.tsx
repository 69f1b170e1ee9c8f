import { useTranslations } from 'next-intl'
import { Day } from '@/components/bank/day'
import { Money } from '@/components/ui/money'
import { Table, Td, Th } from '@/components/ui/table'
import type { Transaction } from '@/lib/bank/account'

type TransactionTableProps = { caption: string; lines: Transaction[]; today: string }

/** Date, what it was, how much; on a phone the date stands under what it was. */
export function TransactionTable({ caption, lines, today }: TransactionTableProps) {
  const t = useTranslations('bank.transaction')
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th data-share="text" className="w-24 max-sm:hidden">
            {t('date')}
          </Th>
          <Th data-share="text" className="max-sm:pl-0">
            {t('text')}
          </Th>
          <Th data-share="text" numeric>
            {t('amount')}
          </Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <Td className="align-top text-ink-2 max-sm:hidden">
              <Day date={line.bookedOn} today={today} />
            </Td>
            <Td className="max-sm:pl-0">
              <span data-share="text">{line.text}</span>
              <span className="block text-small text-ink-2" data-share="text">
                <span className="sm:hidden" data-share="text">
                  <Day date={line.bookedOn} today={today} />
                  {' · '}
                </span>
                {t(`kind.${line.kind}`)}
              </span>
            </Td>
            <Td numeric className="align-top">
              <Money amount={line.amount.amount} currency={line.amount.currency} signed data-share="text" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
