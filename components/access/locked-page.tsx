'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useIdleStage } from '@/components/access/use-idle-stage'
import { useStream } from '@/components/presence/stream-provider'
import { PageTitle } from '@/components/ui/page-title'

/** Where a locked session lands when it opens a page; the lock stands over it. Unlocked, it goes on to that page. */
export function LockedPage({ next }: { next: string }) {
  const t = useTranslations('access.lock')
  const router = useRouter()
  const { role, state } = useStream()
  const open = useIdleStage() === 'active' && state?.session.state === 'active'
  useEffect(() => {
    if (open) router.replace(next)
  }, [open, next, router])
  return <PageTitle lead={t('opening')}>{t(role === 'customer' ? 'title' : 'staffTitle')}</PageTitle>
}
