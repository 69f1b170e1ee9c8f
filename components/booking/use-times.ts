'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { FreeTimes } from '@/lib/booking/free-times'
import type { TimesWish } from '@/lib/booking/order'
import { type Result, settled } from '@/lib/result'
import type { BookingActions } from './booking-actions'

export type Times = {
  free: FreeTimes | null
  refused: string | null
  busy: boolean
  /** Asks again and gives what came. */
  reload: () => Promise<FreeTimes | null>
}

type Known = { wish: string; answer: Result<FreeTimes> }

/**
 * The free times for a wish: what the page came with, then whatever the server says when the wish changes or `reload`
 * is called. An answer to an older question never overwrites a newer one.
 */
export function useTimes(
  findTimes: BookingActions['findTimes'],
  wish: TimesWish,
  initial?: { wish: TimesWish; free: FreeTimes },
): Times {
  const text = JSON.stringify(wish)
  const start =
    initial && JSON.stringify(initial.wish) === text ? { ok: true as const, value: initial.free } : null
  const [known, setKnown] = useState<Known | null>(start && { wish: text, answer: start })
  const turn = useRef(0)

  const ask = useCallback(
    async (question: string) => {
      const mine = ++turn.current
      const answer = await settled(findTimes(JSON.parse(question) as TimesWish))
      if (mine === turn.current) setKnown({ wish: question, answer })
      return answer.ok ? answer.value : null
    },
    [findTimes],
  )

  // the page was fetched again (somebody booked, hours changed): what it came with is newer than what we have
  const seen = useRef(initial)
  useEffect(() => {
    if (seen.current === initial) return
    seen.current = initial
    void ask(text)
  }, [initial, ask, text])

  const needed = known?.wish !== text
  useEffect(() => {
    if (needed) void ask(text)
  }, [needed, ask, text])

  const answer = needed ? null : known.answer
  return {
    free: answer?.ok ? answer.value : null,
    refused: answer && !answer.ok ? answer.reason : null,
    busy: needed,
    reload: useCallback(() => ask(text), [ask, text]),
  }
}
