'use client'

import { useTimeZone, useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/section'
import { useRefusal } from '@/components/ui/use-refusal'
import { clocksDiffer } from '@/lib/booking/time-name'
import { BookingFacts, type Facts } from './booking-facts'
import { TimeButton } from './time-list'

/** Why it was not booked, and the times that are left from the wanted one on. */
export type Refusal = { reason: string; next: number[]; wanted: number }

type CheckBookingProps = {
  heading: RefObject<HTMLHeadingElement | null>
  facts: Facts | null
  refused: Refusal | null
  busy: boolean
  otherZone: string
  onChoose: (at: number) => void
  onConfirm: () => void
}

/** Everything once more before it counts. Focus comes here when a time is chosen. */
export function CheckBooking(props: CheckBookingProps) {
  const { heading, facts, refused, busy, onConfirm } = props
  const t = useTranslations('booking.book')
  const id = useId()
  return (
    <section aria-labelledby={id} className="scroll-mt-6">
      <h2
        ref={heading}
        id={id}
        tabIndex={-1}
        className="mb-3 w-fit text-lead font-semibold"
        data-share="text"
      >
        {t('check')}
      </h2>
      {refused && <Refused {...props} refused={refused} />}
      {facts ? (
        <Panel className="space-y-5">
          <BookingFacts facts={facts} />
          <Button
            variant="primary"
            busy={busy}
            onClick={onConfirm}
            className="w-full sm:w-auto"
            data-share="text"
          >
            {t('confirm')}
          </Button>
        </Panel>
      ) : (
        !refused && (
          <p className="text-ink-2" data-share="text">
            {t('pickFirst')}
          </p>
        )
      )}
    </section>
  )
}

function Refused({ refused, otherZone, onChoose }: CheckBookingProps & { refused: Refusal }) {
  const t = useTranslations('booking.book')
  const refusal = useRefusal('booking')
  const zone = useTimeZone() ?? otherZone
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const { next } = refused
  const other = next.some((at) => clocksDiffer(at, zone, otherZone)) ? otherZone : null
  return (
    <Alert ref={box} tabIndex={-1} className="mb-4">
      <p>{refusal(refused.reason)}</p>
      {next.length > 0 && (
        <>
          <p>{t('kept')}</p>
          <ul aria-label={t('next')} className="mt-3 grid gap-2 sm:grid-cols-2">
            {next.map((at) => (
              <li key={at}>
                <TimeButton {...{ at, zone, other }} whole pressed={false} onPress={() => onChoose(at)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  )
}
