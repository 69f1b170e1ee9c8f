import { useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/ui/field'
import { NarrowFields, SearchForm } from '@/components/ui/search-form'
import type { FilterField } from '@/lib/bank/transaction-filter'
import { longestSearch } from '@/lib/list-query'

type FilterValues = Partial<Record<FilterField, string>>

type TransactionFilterProps = {
  /** The account's own address. */
  path: string
  values: FilterValues
  /** Sentences about fields that could not be read. */
  errors: FilterValues
  filtered: boolean
}

/** Looks for transactions by text, period, amount and direction. */
export function TransactionFilter({ path, values, errors, filtered }: TransactionFilterProps) {
  const t = useTranslations('bank.filter')
  const narrow = (['from', 'to', 'min', 'max', 'dir'] as const).some(
    (field) => values[field] || errors[field],
  )
  const common = (field: FilterField) => ({
    id: `filter-${field}`,
    name: field,
    defaultValue: values[field],
    error: errors[field],
    shareLabel: true,
    'data-share': 'value',
  })
  return (
    <SearchForm path={path} values={values} filtered={filtered} className="mt-2 gap-4">
      <TextField
        {...common('q')}
        type="search"
        label={t('text')}
        hint={t('textHint')}
        maxLength={longestSearch}
      />
      <NarrowFields label={t('more')} open={narrow} className="sm:grid-cols-2">
        <TextField {...common('from')} label={t('from')} type="date" />
        <TextField {...common('to')} label={t('to')} type="date" />
        <TextField {...common('min')} label={t('min')} inputMode="decimal" />
        <TextField {...common('max')} label={t('max')} inputMode="decimal" />
        <SelectField {...common('dir')} label={t('dir')} data-share="text value" className="sm:col-span-2">
          <option value="">{t('both')}</option>
          <option value="in">{t('in')}</option>
          <option value="out">{t('out')}</option>
        </SelectField>
      </NarrowFields>
    </SearchForm>
  )
}
