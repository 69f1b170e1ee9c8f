import type { ComponentProps, ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Scroller } from '@/components/ui/scroller'

type TableProps = ComponentProps<'table'> & {
  /** The accessible name. */
  caption: string
  showCaption?: boolean
}

/** A table that scrolls by itself when the window is narrow, also by keyboard. */
export function Table({ caption, showCaption, children, className, ...rest }: TableProps) {
  return (
    <Scroller label={caption}>
      <table {...rest} className={cx('w-full border-collapse text-left max-[24rem]:text-[1rem]', className)}>
        <caption className={showCaption ? 'pb-2 text-left font-semibold' : 'sr-only'}>{caption}</caption>
        {children}
      </table>
    </Scroller>
  )
}

/** A column heading; `numeric` stands right, over its figures. */
export function Th({ numeric, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'border-b border-line px-3 py-2 text-small max-sm:px-2 font-semibold text-ink-2 first:pl-0 last:pr-0',
        numeric && 'text-right',
        className,
      )}
    />
  )
}

/** A cell; `numeric` gets tabular figures and stands right. */
export function Td({ numeric, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={cx(
        'h-row border-b border-line px-3 py-2 max-sm:px-2 align-middle first:pl-0 last:pr-0',
        numeric && 'figures text-right whitespace-nowrap',
        className,
      )}
    />
  )
}

/** One label and its value, for short facts. Use inside `Facts`. */
export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2 last:border-0">
      <dt className="text-ink-2">{label}</dt>
      <dd className="min-w-0 text-right">{children}</dd>
    </div>
  )
}

/** A short list of labels and values: what will be paid, when a meeting is. */
export function Facts({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={className}>{children}</dl>
}
