'use client'

import { useEffect, useState } from 'react'
import type { BookingActions, Times, TimesFor } from '@/components/calendar/staff-actions'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Result, settled } from '@/lib/result'

/** The free times for a wish, asked anew whenever the wish changes; nothing while nothing is wished. */
export function useTimes(find: BookingActions['findTimes'], wish: TimesFor | null) {
  const sentence = useRefusal('calendar')
  const [found, setFound] = useState<{ key: string; answer: Result<Times> } | null>(null)
  const [round, setRound] = useState(0)
  const asked = wish ? JSON.stringify(wish) : ''
  const key = `${asked}#${round}`
  useEffect(() => {
    if (asked === '') return
    let left = false
    const keep = (answer: Result<Times>) => {
      if (!left) setFound({ key, answer })
    }
    void settled(find(JSON.parse(asked) as TimesFor)).then(keep)
    return () => {
      left = true
    }
  }, [find, asked, key])
  const answer = asked !== '' && found?.key === key ? found.answer : null
  return {
    times: answer?.ok ? answer.value : null,
    refusal: answer?.ok === false ? sentence(answer.reason) : null,
    waiting: asked !== '' && !answer,
    again: () => setRound((n) => n + 1),
  }
}
