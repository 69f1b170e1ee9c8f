import { useTranslations } from 'next-intl'

/** First stop of the keyboard: over the header, straight to the content. */
export function SkipLink() {
  const t = useTranslations('shell')
  return (
    <a
      href="#main"
      className="link sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-control focus:bg-surface focus:px-4 focus:py-3 focus:shadow-float"
    >
      {t('skip')}
    </a>
  )
}
