import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '@/components/ui/cx'

type SectionProps = Omit<ComponentProps<'section'>, 'title'> & {
  title: ReactNode
  /** Beside the heading: a link, a button. */
  aside?: ReactNode
  share?: boolean
}

/** A part of a page, named by its heading (h2). Space and type set it apart, not a box; in a grid the grid does. */
export function Section({ title, aside, share, children, className, ...rest }: SectionProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      {...rest}
      className={cx('mt-10 first:mt-0 [.flex>&]:mt-0 [.grid>&]:mt-0', className)}
    >
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={id} className="text-lead font-semibold" data-share={share ? 'text' : undefined}>
          {title}
        </h2>
        {/* a button beside the heading must not push it down */}
        {aside && <div className="-my-3">{aside}</div>}
      </div>
      {children}
    </section>
  )
}

/** A quiet surface for one thing that stands apart. Never put one into another. */
export function Panel({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx('rounded-surface border border-line bg-surface p-5', className)} />
}
