import { useFormatter, useTranslations } from 'next-intl'
import type { Looking } from '@/lib/cobrowse/looking'
import { firstName } from '@/lib/presence/first-name'
import type { Figures } from './use-advisor-looking'

type LookingStatusProps = { looking: Looking; open: boolean; name: string }

/** One line, in a status element: how it stands with looking along, and what can be done. */
export function LookingStatus({ looking, open, name: fullName }: LookingStatusProps) {
  const t = useTranslations('cobrowse.status')
  const format = useFormatter()
  const name = firstName(fullName)
  const sentence = () => {
    switch (looking.state) {
      case 'off':
        return t(open ? 'off' : 'noLine', { name })
      case 'asked':
        return t('asked', { name })
      case 'refused':
        return t('refused', { name, time: format.dateTime(looking.again, { timeStyle: 'short' }) })
      case 'watching':
        return t(looking.following ? 'watching' : 'resyncing', { name })
      case 'lost':
        return t('lost')
      case 'ended':
        return t(looking.by === 'you' ? 'endedByYou' : 'endedByCustomer', { name })
    }
  }
  return (
    <p role="status" className="text-small text-ink-2">
      {sentence()}
    </p>
  )
}

/** Delay and bytes: to be looked at, never announced. */
export function LookingFigures({ delay, bytes }: Figures) {
  const t = useTranslations('cobrowse')
  const received = t('kilobytes', { kilobytes: bytes / 1_000 })
  return (
    <p className="figures text-small text-ink-2">
      {delay === null ? t('measuring', { bytes: received }) : t('figures', { delay, bytes: received })}
    </p>
  )
}
