'use client'

import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import type { ButtonVariant } from '@/components/ui/button-class'
import { cx } from '@/components/ui/cx'

type IconButtonProps = Omit<ComponentProps<typeof Button>, 'icon' | 'children'> & {
  /** The accessible name, also shown as the tooltip. */
  label: string
  icon: LucideIcon
  variant?: ButtonVariant
}

/** A square button with an icon and a name that is heard, not seen. */
export function IconButton({ label, icon: Icon, className, variant = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      aria-label={label}
      title={label}
      className={cx('w-control !px-0', className)}
    >
      <Icon aria-hidden width={20} height={20} strokeWidth={1.75} />
    </Button>
  )
}
