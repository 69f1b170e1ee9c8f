import { cx } from '@/components/ui/cx'

/** A still, empty box where something will stand, shown after 200 ms. Give it the final size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx('animate-late rounded-control bg-sunken', className)} />
}

/** The waiting page: a title, then rows, in the places where they will be. `label` is heard, not seen. */
export function SkeletonPage({ label, rows = 5 }: { label: string; rows?: number }) {
  return (
    <div className="space-y-6">
      <p role="status" className="sr-only">
        {label}
      </p>
      <Skeleton className="h-9 w-64 max-w-full" />
      <div className="space-y-px overflow-hidden rounded-surface">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={`row-${row + 1}`} className="h-row rounded-none" />
        ))}
      </div>
    </div>
  )
}
