import { cx } from '@/components/ui/cx'

/** A still, empty box where something will stand, shown after 200 ms. Give it the final size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx('animate-late rounded-control bg-sunken', className)} />
}
