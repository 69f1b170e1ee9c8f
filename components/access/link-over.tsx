import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import { Notice } from '@/components/ui/alert'
import { LinkButton } from '@/components/ui/link-button'

/** A link that is too old, used, replaced or none at all: the same words for each, and the way to a new one. */
export function LinkOver({ ref }: { ref?: Ref<HTMLDivElement> }) {
  const t = useTranslations('access')
  return (
    <div className="space-y-5">
      <Notice ref={ref} tabIndex={-1} tone="warning">
        {t('refusal.link_over')}
      </Notice>
      <LinkButton href="/recover" variant="primary" className="w-full">
        {t('newPassword.askAgain')}
      </LinkButton>
    </div>
  )
}
