'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { useIdleStage } from '@/components/access/use-idle-stage'
import { useStream } from '@/components/presence/stream-provider'
import { PageTitle } from '@/components/ui/page-title'
import type { Role } from '@/lib/access/actor'

/** Where a locked session lands when it opens a page; the lock stands over it. Unlocked, it goes on to that page. */
export function LockedPage({ role, next }: { role: Role; next: string }) {
  const t = useTranslations('access.lock')
  const router = useRouter()
  const { state } = useStream()
  const open = useIdleStage(role) === 'active' && state?.session.state === 'active'
  useEffect(() => {
    if (open) router.replace(next)
  }, [open, next, router])
  return <PageTitle lead={t('opening')}>{t(role === 'customer' ? 'title' : 'staffTitle')}</PageTitle>
}
