import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

type MessagesFrameProps = {
  list: ReactNode
  /** What this page is about: the only thing seen where there is not room for both. */
  shows: 'list' | 'thread'
  children: ReactNode
}

/** Threads on the left and one of them on the right; in a narrow window one at a time. */
export function MessagesFrame({ list, shows, children }: MessagesFrameProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-x-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
      {/* as wide as focus rings need it, because what scrolls cuts them off */}
      <div
        className={cx(
          '-mx-1.5 min-w-0 px-1.5 lg:sticky lg:top-5 lg:max-h-[calc(100dvh-2.5rem)] lg:overflow-y-auto lg:py-1.5',
          shows === 'thread' && 'max-lg:hidden',
        )}
      >
        {list}
      </div>
      <div className={cx('min-w-0', shows === 'list' && 'max-lg:hidden')}>{children}</div>
    </div>
  )
}
