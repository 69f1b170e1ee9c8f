'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a step that has just come: it takes focus, so that everybody knows where they are. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1} className="mb-3 text-lead font-semibold" data-share="text">
      {children}
    </h2>
  )
}
