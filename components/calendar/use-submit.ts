'use client'

import { useState } from 'react'
import type { Answer } from '@/components/calendar/staff-actions'
import { useRefusal } from '@/components/ui/use-refusal'
import { settled } from '@/lib/result'

/** Sends something once at a time, and keeps the sentence that says why it was refused. Nothing typed is lost. */
export function useSubmit() {
  const sentence = useRefusal('calendar')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)

  async function submit<T>(work: () => Answer<T>, done: (value: T) => void): Promise<void> {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    const answer = await settled(work())
    setBusy(false)
    if (answer.ok) done(answer.value)
    else setRefusal(sentence(answer.reason))
  }

  return { busy, refusal, submit, refuse: (reason: string) => setRefusal(sentence(reason)) }
}
