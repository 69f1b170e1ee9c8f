'use client'

import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { useRefusal } from '@/components/ui/use-refusal'
import type { BookingActions } from './booking-actions'
import { type Ahead, BookingCard } from './booking-card'
import { useChange } from './use-change'

/** The meetings ahead. When one turns out to have changed, it says so above them and takes focus. */
export function UpcomingBookings({ ahead, actions }: { ahead: Ahead[]; actions: BookingActions }) {
  const change = useChange()
  const refusal = useRefusal('booking')
  const box = useRef<HTMLDivElement>(null)
  const { outdated } = change
  useEffect(() => {
    if (outdated) box.current?.focus()
  }, [outdated])
  return (
    <>
      {outdated && (
        <Alert ref={box} tabIndex={-1} className="mb-4">
          {refusal(outdated)}
        </Alert>
      )}
      <ul className="space-y-4">
        {ahead.map((one) => (
          <li key={one.booking.id}>
            <BookingCard {...one} change={change} actions={actions} />
          </li>
        ))}
      </ul>
    </>
  )
}
