import type { ReactNode } from 'react'

/** Nothing here yet: says so in one sentence and offers the next step. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-surface border border-dashed border-edge px-5 py-8 text-ink-2">
      <div className="max-w-reading">{children}</div>
      {action}
    </div>
  )
}
