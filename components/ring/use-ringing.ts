'use client'

import { useEffect } from 'react'
import { type RingTone, ring } from './ring-tone'

/** Rings as long as there is a tone. */
export function useRinging(tone: RingTone | null): void {
  useEffect(() => (tone ? ring(tone) : undefined), [tone])
}
