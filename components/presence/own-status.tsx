'use client'

import { useTranslations } from 'next-intl'
import { useStream } from '@/components/presence/stream-provider'
import { StatusShape } from '@/components/ui/status-shape'

/** The advisor's own choice in short, on every page of the desk. */
export function OwnStatus() {
  const t = useTranslations('presence.status')
  const { state } = useStream()
  if (state?.role !== 'advisor') return null
  return (
    <p className="flex items-center gap-2 text-small text-ink-2">
      <StatusShape kind={state.chosen} />
      <span className="sr-only">{t('label')}: </span>
      {t(state.chosen)}
    </p>
  )
}
