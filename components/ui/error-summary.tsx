'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'

export type FieldError = { field?: string; message: string }

/**
 * The errors of a form, above it. Takes focus whenever the list changes, so that nobody has to look for what
 * went wrong; an error with a `field` (an element id) links there.
 */
export function ErrorSummary({ heading, errors }: { heading: string; errors: FieldError[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <Alert ref={box} tabIndex={-1} heading={heading}>
      <ul className="space-y-1">
        {errors.map(({ field, message }) => (
          <li key={`${field}:${message}`}>
            {field ? <ErrorLink field={field}>{message}</ErrorLink> : message}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function ErrorLink({ field, children }: { field: string; children: string }) {
  return (
    <a
      href={`#${field}`}
      className="link text-red"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById(field)?.focus()
      }}
    >
      {children}
    </a>
  )
}
