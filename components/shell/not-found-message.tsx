import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'
import { PageTitle } from '@/components/ui/page-title'

/** For what does not exist, and for what belongs to somebody else: the same words. */
export function NotFoundMessage() {
  const t = useTranslations('shell.notFound')
  return (
    <div className="max-w-reading">
      <PageTitle lead={t('text')}>{t('title')}</PageTitle>
      <LinkButton href="/" variant="primary">
        {t('home')}
      </LinkButton>
    </div>
  )
}
