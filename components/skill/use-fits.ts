'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { FitActions, Person } from '@/components/calendar/staff-actions'
import { settled } from '@/lib/result'
import type { BookingFit } from '@/lib/skill/fit'
import { skillName } from '@/lib/skill/skill'

/**
 * Who of these may take a meeting: those who may first, the others with what they lack for it. Where that cannot be asked,
 * or no answer comes, it is everybody as they stand: the server refuses what does not fit all the same.
 */
export function useFits(
  find: FitActions['findBookingFits'] | undefined,
  bookingId: string,
  advisors: readonly Person[] = [],
) {
  const t = useTranslations('skill.lacks')
  const locale = useLocale()
  const [fits, setFits] = useState<BookingFit[] | null>(null)
  const isAsked = find !== undefined && advisors.length > 0
  useEffect(() => {
    if (!find || !isAsked) return
    let left = false
    settled(find({ bookingId })).then((answer) => {
      if (!left) setFits(answer.ok ? answer.value : [])
    })
    return () => {
      left = true
    }
  }, [find, isAsked, bookingId])
  const missingOf = (id: string) => fits?.find((one) => one.id === id)?.missing ?? null
  const able = advisors.filter(({ id }) => !missingOf(id))
  return {
    people: [...able, ...advisors.filter(({ id }) => missingOf(id))],
    known: !isAsked || fits !== null,
    /** A person as the list names them: "Mikael Strand: may not advise on investments then". */
    nameOf: ({ id, name }: Person): string => {
      const missing = missingOf(id)
      return missing ? t(missing.kind, { name, what: skillName(missing, locale) }) : name
    },
  }
}
