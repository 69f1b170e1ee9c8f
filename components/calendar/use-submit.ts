'use client'

import { useState } from 'react'
import type { Answer } from '@/components/calendar/staff-actions'
import { useRefusal } from '@/components/ui/use-refusal'

/** Sends something once at a time, and keeps the sentence that says why it was refused. Nothing typed is lost. */
export function useSubmit() {
  const sentence = useRefusal('calendar')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function submit<T>(work: () => Answer<T>, done: (value: T) => void): Promise<void> {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    try {
      const answer = await work()
      if (answer.ok) done(answer.value)
      else setRefusal(sentence(answer.reason))
    } catch {
      setRefusal(sentence('unavailable'))
    } finally {
      setBusy(false)
    }
  }

  return { busy, refusal, submit, refuse: (reason: string) => setRefusal(sentence(reason)) }
}
