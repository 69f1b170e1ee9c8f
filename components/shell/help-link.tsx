'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

const help = '/customer/help'

/** **Help**, quietly, below every page: it knows which one somebody comes from. */
export function HelpLink() {
  const t = useTranslations('shell.nav')
  const path = usePathname()
  const here = path === help
  return (
    <Link
      href={here ? help : `${help}?from=${path}`}
      aria-current={here ? 'page' : undefined}
      data-share="text"
      className="link inline-flex min-h-control items-center text-small text-ink-2"
    >
      {t('help')}
    </Link>
  )
}
