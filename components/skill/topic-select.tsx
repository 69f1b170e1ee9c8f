'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { SelectField } from '@/components/ui/field'

type TopicSelectProps = {
  topics: readonly { key: string; name: string }[]
  /** Key of the one chosen; empty: nobody has said. */
  value: string
  /** Of the page: the choice stands in its address, so that it is there after a reload. */
  path: string
}

/** What a message is about, chosen before it is written: it goes to somebody who may answer it. */
export function TopicSelect({ topics, value, path }: TopicSelectProps) {
  const t = useTranslations('skill.topic')
  const router = useRouter()
  const [waiting, startWaiting] = useTransition()
  // what was chosen stands there at once: the next arrow key goes on from it
  const [chosen, setChosen] = useOptimistic(value)
  const choose = (key: string) =>
    startWaiting(() => {
      setChosen(key)
      router.replace(key ? `${path}?topic=${key}` : path, { scroll: false })
    })
  return (
    <SelectField
      label={t('label')}
      hint={t('hint')}
      shareLabel
      data-share="text value"
      className="mb-4 max-w-reading"
      aria-busy={waiting || undefined}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{t('open')}</option>
      {topics.map(({ key, name }) => (
        <option key={key} value={key}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
