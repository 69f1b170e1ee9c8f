'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { type FilterField, longestSearch } from '@/lib/bank/transaction-filter'

export type FilterValues = Partial<Record<FilterField, string>>

type TransactionFilterProps = {
  /** The account's own address; the filter is its query. */
  path: string
  values: FilterValues
  /** Sentences about fields that could not be read. */
  errors: FilterValues
  filtered: boolean
}

/** Looks for transactions by text, period, amount and direction. It all stands in the URL, so it can be kept and sent. */
export function TransactionFilter({ path, values, errors, filtered }: TransactionFilterProps) {
  const t = useTranslations('bank.filter')
  const router = useRouter()
  const narrow = (['from', 'to', 'min', 'max', 'dir'] as const).some(
    (field) => values[field] || errors[field],
  )

  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    const query = new URLSearchParams(filled.map(([name, value]) => [name, String(value)]))
    router.push(query.size > 0 ? `${path}?${query}` : path, { scroll: false })
  }

  return (
    <search>
      <form key={JSON.stringify(values)} action={path} onSubmit={search} className="mt-2 flex flex-col gap-4">
        <TextField
          id="filter-q"
          name="q"
          type="search"
          label={t('text')}
          hint={t('textHint')}
          shareLabel
          data-share="value"
          maxLength={longestSearch}
          defaultValue={values.q}
          error={errors.q}
        />
        <details open={narrow} className="group">
          <summary className="link w-fit py-2" data-share="text">
            {t('more')}
          </summary>
          <Narrow values={values} errors={errors} />
        </details>
        <div className="flex flex-wrap gap-3">
          <Button type="submit">
            <span data-share="text">{t('show')}</span>
          </Button>
          {filtered && (
            <LinkButton href={path} variant="quiet" scroll={false}>
              <span data-share="text">{t('clear')}</span>
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  )
}

function Narrow({ values, errors }: Pick<TransactionFilterProps, 'values' | 'errors'>) {
  const t = useTranslations('bank.filter')
  const common = (field: FilterField) => ({
    id: `filter-${field}`,
    name: field,
    label: t(field),
    defaultValue: values[field],
    error: errors[field],
    shareLabel: true,
    'data-share': 'value',
  })
  return (
    <div className="grid gap-4 pt-2 sm:grid-cols-2">
      <TextField {...common('from')} type="date" />
      <TextField {...common('to')} type="date" />
      <TextField {...common('min')} inputMode="decimal" />
      <TextField {...common('max')} inputMode="decimal" />
      <SelectField {...common('dir')} data-share="text value" className="sm:col-span-2">
        <option value="">{t('both')}</option>
        <option value="in">{t('in')}</option>
        <option value="out">{t('out')}</option>
      </SelectField>
    </div>
  )
}
