'use client'

import { SignalHigh, SignalLow, WifiOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/cx'
import { type ConnectionWords, isTrouble } from '@/lib/meeting/connection-words'
import { firstName } from '@/lib/presence/first-name'
import { useConnection } from './use-connection'

type ConnectionStatusProps = {
  name: string
  /** Seen only when something is wrong; always heard. */
  onlyTrouble?: boolean
}

/** The connection in one sentence, with a mark of its own for each degree. */
export function ConnectionStatus({ name, onlyTrouble = false }: ConnectionStatusProps) {
  const t = useTranslations('meeting.connection')
  const words = useConnection()
  const Mark = marks[words] ?? SignalLow
  const trouble = isTrouble(words)
  return (
    <p
      role="status"
      data-connection={words}
      className={cx(
        'flex items-start gap-2 text-small',
        trouble ? 'font-semibold text-ochre' : 'text-ink-2',
        onlyTrouble && !trouble && 'sr-only',
      )}
    >
      <Mark aria-hidden width={16} height={16} className="mt-0.5 shrink-0" />
      <span>{t(words, { first: firstName(name) })}</span>
    </p>
  )
}

const marks: Partial<Record<ConnectionWords, typeof SignalHigh>> = {
  good: SignalHigh,
  lost: WifiOff,
  lostLong: WifiOff,
  awayThere: WifiOff,
  noMedia: WifiOff,
}
