'use client'

import { useEffect } from 'react'
import { applyTheme } from '@/components/shell/theme'

/** Follows the device when it turns dark or light while the page is open. */
export function ThemeFollower() {
  useEffect(() => {
    const device = matchMedia('(prefers-color-scheme: dark)')
    device.addEventListener('change', applyTheme)
    applyTheme() // it may have turned before anybody listened
    return () => device.removeEventListener('change', applyTheme)
  }, [])
  return null
}
