'use client'

import { useMinute } from '@/components/presence/use-minute'

/** The server's clock, on from when it made the page: a promise runs out on a page that stays open, too. */
export function useNow(made: number): number {
  return Math.max(made, useMinute())
}
