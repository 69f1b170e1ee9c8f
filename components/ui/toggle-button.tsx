'use client'

import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'

type ToggleButtonProps = Omit<ComponentProps<typeof Button>, 'variant' | 'aria-pressed'> & {
  pressed: boolean
  onPressedChange: (pressed: boolean) => void
}

/** A button that is on or off. Its name never changes; `aria-pressed`, a line and a tint tell the state. */
export function ToggleButton({ pressed, onPressedChange, className, ...rest }: ToggleButtonProps) {
  return (
    <Button
      {...rest}
      variant="secondary"
      aria-pressed={pressed}
      className={cx(
        pressed && '!border-spruce !bg-spruce-tint !text-spruce shadow-[inset_0_-3px_0_var(--spruce)]',
        className,
      )}
      onClick={() => onPressedChange(!pressed)}
    />
  )
}
