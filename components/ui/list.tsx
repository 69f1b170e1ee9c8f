import type { ComponentProps, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'

/** Rows on a surface with hairlines between them. Give it a name when it has no heading. */
export function List({ className, ...rest }: ComponentProps<'ul'>) {
  return (
    <ul
      {...rest}
      className={cx('divide-y divide-line rounded-surface border border-line bg-surface', className)}
    />
  )
}

type ListRowProps = Omit<ComponentProps<'li'>, 'title'> & {
  /** The whole row leads there; the link is named by `title`. */
  href?: string
  /** Before the words: icon, portrait, shape. */
  mark?: ReactNode
  title: ReactNode
  note?: ReactNode
  /** At the right end: money, time, a button. */
  end?: ReactNode
}

/** One row: mark, words, and what stands at the end. Wraps on a narrow window. */
export function ListRow({ href, mark, title, note, end, children, className, ...rest }: ListRowProps) {
  return (
    <li
      {...rest}
      className={cx(
        'relative flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 first:rounded-t-surface last:rounded-b-surface',
        href && 'transition-colors duration-70 hover:bg-spruce-tint',
        className,
      )}
    >
      {mark}
      <div className="min-w-0 grow basis-40">
        {href ? (
          <Link
            href={href}
            className="text-ink no-underline after:absolute after:inset-0 after:rounded-[inherit]"
          >
            {title}
          </Link>
        ) : (
          <div>{title}</div>
        )}
        {note && <div className="text-small text-ink-2">{note}</div>}
        {children}
      </div>
      {end && <div className="ml-auto text-right">{end}</div>}
    </li>
  )
}
