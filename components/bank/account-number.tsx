import { formatAccountNumber } from '@/lib/bank/account-number'

/** The whole number for the customer; whoever looks along reads the last four digits. */
export function AccountNumber({ number }: { number: string }) {
  const shown = formatAccountNumber(number)
  const cut = Math.max(0, shown.length - 4)
  return (
    <span className="figures">
      <span>{shown.slice(0, cut)}</span>
      <span data-share="text">{shown.slice(cut)}</span>
    </span>
  )
}
