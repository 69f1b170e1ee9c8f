'use client'

import { CalendarPlus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type BookForActions, BookForm } from '@/components/calendar/book-form'
import type { Person, Topic } from '@/components/calendar/staff-actions'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useTell } from '@/components/ui/toast'
import { timeName } from '@/lib/booking/time-name'

type BookAboutProps = {
  customer: Person
  /** Whose calendar it goes into: the advisor who asks. */
  advisor: Person & { zone: string }
  topics: readonly Topic[]
  /** What is known already; the customer is not asked again. */
  about?: string
  actions: BookForActions
}

/** **Book about this**: the advisor books their own customer into their own calendar, from where they talk about it. */
export function BookAbout({ customer, advisor, topics, about, actions }: BookAboutProps) {
  const t = useTranslations('calendar')
  const locale = useLocale()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const leave = () => setOpen(false)
  return (
    <>
      <Button
        icon={<CalendarPlus aria-hidden width={18} height={18} className="shrink-0" />}
        onClick={() => setOpen(true)}
      >
        {t(about === undefined ? 'bookMeeting' : 'bookAbout')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('title.bookFor', { customer: customer.name })}>
        <BookForm
          customer={{ id: customer.id, ownAdvisorId: advisor.id }}
          advisors={[advisor]}
          {...{ topics, about, actions }}
          onDone={({ startsAt }) => {
            const time = timeName(startsAt, advisor.zone, locale)
            tell(t('told.booked', { customer: customer.name, time, advisor: advisor.name }))
            leave()
          }}
          onLeave={leave}
        />
      </Dialog>
    </>
  )
}
