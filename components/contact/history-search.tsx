import { useTranslations } from 'next-intl'
import { SelectField, TextField } from '@/components/ui/field'
import { NarrowFields, SearchForm } from '@/components/ui/search-form'
import { channels } from '@/lib/contact/event'
import type { HistoryValues } from '@/lib/contact/history-filter'
import { longestSearch } from '@/lib/list-query'

type HistorySearchProps = {
  path: string
  values: HistoryValues
  /** Sentences about fields that could not be read. */
  errors: HistoryValues
  filtered: boolean
}

/** Looks for events by word, channel and period. */
export function HistorySearch({ path, values, errors, filtered }: HistorySearchProps) {
  const t = useTranslations('contact.history.search')
  const narrow = (['channel', 'from', 'to'] as const).some((field) => values[field] || errors[field])
  return (
    <SearchForm path={path} values={values} filtered={filtered} className="gap-3">
      <TextField
        id="history-q"
        name="q"
        type="search"
        label={t('label')}
        hint={t('hint')}
        shareLabel
        maxLength={longestSearch}
        defaultValue={values.q}
        error={errors.q}
        className="max-w-reading"
      />
      <NarrowFields label={t('more')} open={narrow} className="max-w-reading sm:grid-cols-3">
        <ChannelField value={values.channel} error={errors.channel} />
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            id={`history-${field}`}
            name={field}
            type="date"
            label={t(field)}
            shareLabel
            defaultValue={values[field]}
            error={errors[field]}
          />
        ))}
      </NarrowFields>
    </SearchForm>
  )
}

function ChannelField({ value, error }: { value?: string; error?: string }) {
  const t = useTranslations('contact.history')
  return (
    <SelectField
      id="history-channel"
      name="channel"
      label={t('search.channel')}
      shareLabel
      defaultValue={value ?? ''}
      error={error}
    >
      <option value="">{t('search.all')}</option>
      {channels.map((channel) => (
        <option key={channel} value={channel}>
          {t(`channel.${channel}`)}
        </option>
      ))}
    </SelectField>
  )
}
