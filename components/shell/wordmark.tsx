import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'

type WordmarkProps = {
  href: string
  /** On a phone only the sign is seen. */
  short?: boolean
  className?: string
}

/** An open room, and the name. Leads home. */
export function Wordmark({ href, short, className }: WordmarkProps) {
  return (
    <Link
      href={href}
      data-share="tree"
      className={cx('inline-flex min-h-control items-center gap-2.5 text-ink no-underline', className)}
    >
      <svg aria-hidden="true" width={22} height={22} viewBox="0 0 22 22" className="text-spruce">
        <path d="M2 20V2h18v18h-5.5" fill="none" stroke="currentColor" strokeWidth={2.5} />
        <path d="M8 20.5V9.5l6.5-3v14z" fill="currentColor" />
      </svg>
      <span className={cx('font-title text-lead', short && 'max-sm:sr-only')}>Rådrum</span>
    </Link>
  )
}
