'use client'

import { Eye } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { firstName } from '@/lib/presence/first-name'
import { useSharing } from './customer-sharing'

/** Region **Shared with your advisor**: a still plum frame around the page and a bar that says who sees it, or may. */
export function SharedBanner() {
  const t = useTranslations('cobrowse')
  const { advisor, shared, eyes, stop } = useSharing()
  if (!advisor || !shared) return null
  return (
    <div data-share="off" className="sticky top-0 z-30">
      <div aria-hidden className="pointer-events-none fixed inset-0 z-30 border-4 border-plum" />
      <section
        aria-label={t('banner.region')}
        className="relative z-30 flex min-h-14 items-center gap-3 border-b border-plum bg-plum-tint px-4 py-1.5 sm:px-6"
      >
        <Eye aria-hidden width={20} height={20} strokeWidth={1.75} className="shrink-0 text-plum" />
        <p className="min-w-0 flex-1 font-semibold text-plum">
          {t(`banner.${eyes}`, { name: firstName(advisor.name) })}
        </p>
        <Button onClick={stop} className="shrink-0">
          {t('banner.stop')}
        </Button>
      </section>
    </div>
  )
}
