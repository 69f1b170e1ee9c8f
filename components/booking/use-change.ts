'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useTell } from '@/components/ui/toast'
import { type Result, settled } from '@/lib/result'

/** Refusals after which the booking is no longer what the person saw: they belong above the list, not into the question. */
const outdated: ReadonlySet<string> = new Set([
  'stale_version',
  'already_cancelled',
  'already_started',
  'not_found',
])

export type Change = {
  /** The list is being fetched again: what it shows may be old. */
  settling: boolean
  /** Why the last change was refused, when what is on the page was out of date. */
  outdated: string | null
  /**
   * Makes a change and fetches the list again. Done: says so and closes. Out of date: closes too, and the reason stands above
   * the list. Any other refusal comes back, for the place where it can be put right.
   */
  make: (work: () => Promise<Result<unknown>>, done: string, close: () => void) => Promise<string | null>
}

/** Changes to a list of bookings, one at a time. */
export function useChange(): Change {
  const router = useRouter()
  const tell = useTell()
  const [settling, start] = useTransition()
  const [reason, setReason] = useState<string | null>(null)
  return {
    settling,
    outdated: reason,
    make: async (work, done, close) => {
      setReason(null)
      const answer = await settled(work())
      start(() => router.refresh())
      if (answer.ok) tell(done)
      else if (outdated.has(answer.reason)) setReason(answer.reason)
      else return answer.reason
      close()
      return null
    },
  }
}
