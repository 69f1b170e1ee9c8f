'use client'

import { useRef } from 'react'
import { randomUuid } from '@/components/ui/random-uuid'

/** The same key for the same order, however often it is sent; another order gets another key. */
export function useOrderKey(): (order: object) => string {
  const last = useRef({ text: '', key: '' })
  return (order) => {
    const text = JSON.stringify(order)
    if (last.current.text !== text) last.current = { text, key: randomUuid() }
    return last.current.key
  }
}
