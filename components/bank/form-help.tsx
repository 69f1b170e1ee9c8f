'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'

type FormHelpProps = {
  title: string
  page: '/customer/payments' | '/customer/cards'
  children: ReactNode
  onOpen: () => void
}

/**
 * Help beside a form. That it was opened is told, so that an advisor knows where it became difficult. More of it opens beside
 * the form, which keeps what has been filled in.
 */
export function FormHelp({ title, page, children, onOpen }: FormHelpProps) {
  const t = useTranslations('bank.help')
  return (
    <details className="max-w-reading" onToggle={(event) => event.currentTarget.open && onOpen()}>
      <summary className="link w-fit py-2" data-share="text">
        {title}
      </summary>
      <p className="pb-2 text-ink-2" data-share="text">
        {children}
      </p>
      <p className="pb-2">
        <Link href={`/customer/help?from=${page}`} target="_blank" className="link" data-share="text">
          {t('more')}
        </Link>
      </p>
    </details>
  )
}
