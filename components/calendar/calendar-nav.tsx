import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/link-button'

import type { CalendarView } from '@/lib/calendar/address'

type CalendarNavProps = {
  /** A day or a week: names the buttons. */
  unit: 'day' | 'week'
  previous: string
  next: string
  today: string
  /** The same stretch in each view. */
  views: Record<CalendarView, string>
  view: CalendarView
}

/** Back, today, on; and the choice between grid and list. Links, so that each state has an address. */
export function CalendarNav({ unit, previous, next, today, views, view }: CalendarNavProps) {
  const t = useTranslations('calendar')
  return (
    <nav aria-label={t('nav')} className="flex flex-wrap items-center gap-2">
      <LinkButton href={previous} className="w-control !px-0" aria-label={t(`previous.${unit}`)}>
        <ChevronLeft aria-hidden width={20} height={20} />
      </LinkButton>
      <LinkButton href={today}>{t(`this.${unit}`)}</LinkButton>
      <LinkButton href={next} className="w-control !px-0" aria-label={t(`next.${unit}`)}>
        <ChevronRight aria-hidden width={20} height={20} />
      </LinkButton>
      <span className="flex gap-2 sm:ml-3">
        {(['grid', 'list'] as const).map((one) => (
          <LinkButton
            key={one}
            href={views[one]}
            aria-current={one === view ? 'true' : undefined}
            className="aria-[current]:border-spruce aria-[current]:bg-spruce-tint aria-[current]:text-spruce"
          >
            {t(`view.${one}`)}
          </LinkButton>
        ))}
      </span>
    </nav>
  )
}
