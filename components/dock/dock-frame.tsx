'use client'

import { GripHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId } from 'react'
import { cx } from '@/components/ui/cx'
import { useKeptFocus } from '@/components/ui/use-kept-focus'
import type { Corner } from '@/lib/meeting/corner'
import { useCorner } from './use-corner'
import { useDockSpace } from './use-dock-space'
import { useWide } from './use-wide'

const places: Record<Corner, string> = {
  'top-left': 'sm:top-4 sm:left-4',
  'top-right': 'sm:top-4 sm:right-4',
  'bottom-left': 'sm:bottom-4 sm:left-4',
  'bottom-right': 'sm:bottom-4 sm:right-4',
}

type DockFrameProps = {
  /** What is shown; when it changes, focus that was inside stays inside. */
  content: string
  /** The person has just asked for this: focus follows. */
  takeFocus?: boolean
  /** Somebody sees the page: the plum stripe. */
  sharing?: boolean
  children: ReactNode
}

/** Region **Meeting** over every page: along the bottom on a phone, in a corner on a desk. */
export function DockFrame({ content, takeFocus = false, sharing = false, children }: DockFrameProps) {
  const t = useTranslations('meeting')
  const place = useKeptFocus<HTMLElement>(content)
  const wide = useWide()
  const { corner, handle } = useCorner(place.ref, wide)
  const hint = useId()
  useDockSpace(place.ref, wide)
  useEffect(() => {
    if (takeFocus) place.ref.current?.focus({ preventScroll: true })
  }, [takeFocus, place.ref])
  return (
    <section
      {...place}
      aria-label={t('region')}
      tabIndex={-1}
      className={cx(
        'fixed inset-x-0 bottom-0 z-30 flex max-h-[85dvh] flex-col overflow-y-auto border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] text-ink shadow-float animate-sheet',
        'sm:inset-auto sm:max-h-[calc(100dvh-2rem)] sm:w-80 sm:rounded-surface sm:border sm:pb-0',
        places[corner],
        sharing && '!border-t-4 !border-t-plum',
      )}
    >
      {children}
      {wide && (
        <button
          type="button"
          {...handle}
          aria-label={t('controls.move')}
          aria-describedby={hint}
          className="order-first grid h-6 shrink-0 touch-none place-items-center text-ink-2 hover:bg-sunken active:cursor-grabbing"
        >
          <GripHorizontal aria-hidden width={20} height={16} />
        </button>
      )}
      <span id={hint} hidden>
        {t('controls.moveHint')}
      </span>
    </section>
  )
}
