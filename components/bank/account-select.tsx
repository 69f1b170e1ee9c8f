import { useLocale, useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import { type Account, available } from '@/lib/bank/account'
import { lastFour } from '@/lib/bank/account-number'
import { formatMoney } from '@/lib/bank/money'

type AccountSelectProps = {
  id: string
  label: string
  accounts: Account[]
  value: string
  error?: string
  onPick: (id: string) => void
}

/** One of the customer's own accounts, with what can be used of it. */
export function AccountSelect({ id, label, accounts, value, error, onPick }: AccountSelectProps) {
  const t = useTranslations('bank.payment')
  const locale = useLocale()
  const picked = accounts.find((account) => account.id === value)
  return (
    <SelectField
      id={id}
      label={label}
      hint={picked && t('availableNow', { available: formatMoney(available(picked), locale) })}
      shareLabel
      data-share="text value"
      value={value}
      error={error}
      onChange={(event) => onPick(event.target.value)}
    >
      <option value="">{t('choose')}</option>
      {accounts.map((account) => (
        <option key={account.id} value={account.id}>
          {t('option', { name: account.name, digits: lastFour(account.number) })}
        </option>
      ))}
    </SelectField>
  )
}
