import { type ReactNode, useId } from 'react'

type DayGroupProps = {
  /** "Tuesday 24 November". */
  day: ReactNode
  /** `h3` by default: days usually stand under a section's h2. */
  level?: 2 | 3
  children: ReactNode
}

/** Everything of one day under its sticky name. */
export function DayGroup({ day, level = 3, children }: DayGroupProps) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section aria-labelledby={id} className="mt-6 first:mt-0">
      <Heading id={id} className="sticky top-0 z-10 bg-page py-2 text-small font-semibold text-ink-2">
        {day}
      </Heading>
      {children}
    </section>
  )
}
