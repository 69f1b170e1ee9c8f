'use client'

import { useState } from 'react'
import { useRefusal } from '@/components/ui/use-refusal'
import { type Result, settled } from '@/lib/result'

/** Sends something once at a time, and keeps the sentence that says why it was refused. Nothing typed is lost. */
export function useDeed() {
  const sentence = useRefusal('skill')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  async function run<T>(work: () => Promise<Result<T>>, done: (value: T) => void): Promise<void> {
    if (busy) return
    setBusy(true)
    setRefusal(null)
    const answer = await settled(work())
    setBusy(false)
    if (answer.ok) done(answer.value)
    else setRefusal(sentence(answer.reason))
  }
  return { busy, refusal, run }
}
