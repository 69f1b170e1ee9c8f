import type { ComponentProps, ReactNode } from 'react'
import { type ButtonVariant, buttonClass } from '@/components/ui/button-class'

type CalendarLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  bookingId: string
  variant?: ButtonVariant
  icon?: ReactNode
}

/** Downloads the booking's invitation. A plain link: a file is fetched, no page is left. */
export function CalendarLink({
  bookingId,
  variant = 'secondary',
  icon,
  children,
  ...rest
}: CalendarLinkProps) {
  return (
    <a
      {...rest}
      href={`/api/bookings/${bookingId}/calendar.ics`}
      download="meeting.ics"
      className={buttonClass(variant)}
      data-share="text"
    >
      {icon}
      {children}
    </a>
  )
}
