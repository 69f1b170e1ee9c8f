import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'
import { Link } from '@/components/ui/link'

type LinkButtonProps = ComponentProps<typeof Link> & { variant?: ButtonVariant; icon?: ReactNode }

/** A link that carries the weight of a button: it goes somewhere, it does nothing. */
export function LinkButton({ variant = 'secondary', icon, children, className, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClass(variant, false, className)}>
      {icon}
      {children}
    </Link>
  )
}
