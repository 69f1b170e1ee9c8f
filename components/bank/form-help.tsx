'use client'

import type { ReactNode } from 'react'

type FormHelpProps = { title: string; children: ReactNode; onOpen: () => void }

/** Help beside a form. That it was opened is told, so that an advisor knows where it became difficult. */
export function FormHelp({ title, children, onOpen }: FormHelpProps) {
  return (
    <details className="max-w-reading" onToggle={(event) => event.currentTarget.open && onOpen()}>
      <summary className="link w-fit py-2" data-share="text">
        {title}
      </summary>
      <p className="pb-2 text-ink-2" data-share="text">
        {children}
      </p>
    </details>
  )
}
