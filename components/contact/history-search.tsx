'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { SelectField, TextField } from '@/components/ui/field'
import { LinkButton } from '@/components/ui/link-button'
import { channels } from '@/lib/contact/event'
import { type HistoryValues, hrefOf, longestSearch } from '@/lib/contact/history-filter'

type HistorySearchProps = {
  path: string
  values: HistoryValues
  /** Sentences about fields that could not be read. */
  errors: HistoryValues
  filtered: boolean
}

/** Looks for events by word, channel and period. It all stands in the URL, so that it can be kept and gone back to. */
export function HistorySearch({ path, values, errors, filtered }: HistorySearchProps) {
  const t = useTranslations('contact.history.search')
  const router = useRouter()
  const narrow = (['channel', 'from', 'to'] as const).some((field) => values[field] || errors[field])
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '')
    router.push(hrefOf(path, Object.fromEntries(filled) as HistoryValues), { scroll: false })
  }
  return (
    <search>
      <form key={JSON.stringify(values)} action={path} onSubmit={search} className="flex flex-col gap-3">
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
        <details open={narrow}>
          <summary className="link w-fit py-2" data-share="text">
            {t('more')}
          </summary>
          <div className="grid max-w-reading gap-4 pt-2 sm:grid-cols-3">
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
          </div>
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
