import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'

/** The way here. The last step is the page itself and no link. */
export function Breadcrumb({ steps }: { steps: readonly { label: string; href?: string }[] }) {
  const t = useTranslations('shell')
  return (
    <nav aria-label={t('breadcrumb')} className="mb-1 text-small text-ink-2">
      <ol className="flex flex-wrap gap-x-2">
        {steps.map((step) => (
          <li key={step.label} className="flex gap-x-2 [&:not(:last-child)]:after:content-['›']">
            {step.href ? (
              <Link href={step.href} className="link">
                {step.label}
              </Link>
            ) : (
              <span aria-current="page">{step.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
