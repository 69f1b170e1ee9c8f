'use client'

import { shapes } from '@/components/presence/use-promise'
import { cx } from '@/components/ui/cx'
import { StatusShape } from '@/components/ui/status-shape'
import type { PresenceState } from '@/lib/presence/promise'

type PromiseLineProps = { state: PresenceState; sentence: string; className?: string }

/**
 * A promise with its shape. It is a `status` that stays quiet: what it means for the person is announced once, when it
 * changes what they can do, and never because a minute has passed.
 */
export function PromiseLine({ state, sentence, className }: PromiseLineProps) {
  return (
    <div className={cx('flex items-start gap-2', className)}>
      <span className="mt-1">
        <StatusShape kind={shapes[state]} />
      </span>
      <p role="status" aria-live="off" data-share="text" className="min-w-0">
        {sentence}
      </p>
    </div>
  )
}
