'use client'

import type { ReactNode } from 'react'
import { useKeptFocus } from '@/components/ui/use-kept-focus'

type KeptFocusProps = {
  /** What the controls depend on: another word, and some of them may be others. */
  content: string
  className?: string
  children: ReactNode
}

/** Controls that go once they are used: the focus goes to one that is still there instead of to nothing. */
export function KeptFocus({ content, className, children }: KeptFocusProps) {
  const place = useKeptFocus<HTMLDivElement>(content)
  return (
    <div {...place} className={className}>
      {children}
    </div>
  )
}
