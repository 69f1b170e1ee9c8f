import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'

/** Where the bank gives out no links: whom to ask instead. */
export function RecoveryOff() {
  const t = useTranslations('access.recover')
  return (
    <div className="space-y-5">
      <PageTitle>{t('title')}</PageTitle>
      <p>{t('off')}</p>
      <p>{t('offStaff')}</p>
      <LinkButton href="/sign-in">{t('back')}</LinkButton>
    </div>
  )
}
