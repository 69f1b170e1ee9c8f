import { useTranslations } from 'next-intl'
import type { Load } from '@/lib/calendar/board-load'

const hours = (minutes: number) => Math.round(minutes / 6) / 10

/** How full somebody's day is: a bar, and the same in words. */
export function LoadBar({ load, away = false }: { load: Load; away?: boolean }) {
  const t = useTranslations('calendar')
  if (load.share === null) {
    return <p className="text-small text-ink-2">{away ? t('board.away') : t('board.notWorking')}</p>
  }
  const full = load.share >= 0.9
  return (
    <div>
      <div aria-hidden className="h-1.5 w-full rounded-full border border-edge bg-surface">
        <div
          className={`h-full rounded-full ${full ? 'bg-ochre' : 'bg-spruce'}`}
          style={{ width: `${load.share * 100}%` }}
        />
      </div>
      <p className="mt-0.5 text-small text-ink-2">
        {t('board.load', { booked: hours(load.booked), worked: hours(load.worked) })}
      </p>
    </div>
  )
}
