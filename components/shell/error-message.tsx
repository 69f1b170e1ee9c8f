'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'

/** The number under which the server noted what went wrong; nothing when it went wrong in the browser. */
export function digestOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('digest' in error)) return undefined
  return typeof error.digest === 'string' ? error.digest : undefined
}

/** One calm page for what nobody expected: the number it was noted under, and the way on. */
export function ErrorMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('shell.error')
  const id = digestOf(error)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div className="max-w-reading space-y-6">
      <PageTitle>{t('title')}</PageTitle>
      <Alert ref={box} tabIndex={-1}>
        <p>{t('text')}</p>
        {id && <p className="figures">{t('reference', { id })}</p>}
      </Alert>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={retry}>
          {t('again')}
        </Button>
        <LinkButton href="/">{t('home')}</LinkButton>
      </div>
    </div>
  )
}
