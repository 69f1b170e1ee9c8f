'use client'

import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  /** Work is under way: keeps name and focus, ignores presses. */
  busy?: boolean
  icon?: ReactNode
}

/**
 * A button. Busy or unavailable buttons stay focusable (`aria-disabled`), so that nobody loses their place
 * when something starts or stops being possible.
 */
export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    busy = false,
    disabled = false,
    icon,
    children,
    className,
    onClick,
    ...rest
  } = props
  const inert = busy || disabled
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(variant, inert, className)}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (inert) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon}
      {children}
    </button>
  )
}
