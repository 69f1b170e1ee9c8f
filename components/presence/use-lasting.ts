'use client'

import { useEffect, useState } from 'react'

/** True once something has been so for a while, ms; false as soon as it is not. */
export function useLasting(so: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!so) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [so, ms])
  return lasting
}
