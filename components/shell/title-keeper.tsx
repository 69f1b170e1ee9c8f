'use client'

import { useEffect } from 'react'

/**
 * Keeps the last title until the next page's own is there: Next takes it away at each step, and a tab or a screen
 * reader has nothing to say meanwhile (WCAG 2.4.2; https://github.com/vercel/next.js/issues/65872).
 */
export function TitleKeeper() {
  useEffect(() => {
    const kept = document.createElement('title')
    let last = document.title
    const watcher = new MutationObserver(() => {
      const own = [...document.head.getElementsByTagName('title')].some((title) => title !== kept)
      if (own) kept.remove()
      else if (!kept.isConnected) {
        kept.textContent = last
        document.head.append(kept)
      }
      last = document.title
    })
    watcher.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => {
      watcher.disconnect()
      kept.remove()
    }
  }, [])
  return null
}
