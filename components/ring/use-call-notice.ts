'use client'

import { useEffect } from 'react'

/** While a call rings, the window's title says so; a window in the background also shows a notification. */
export function useCallNotice(words: string | null, tag: string): void {
  useEffect(() => {
    if (!words) return
    const stops = [showInTitle(words), showNotification(words, tag)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [words, tag])
}

/** Pages may set their own title meanwhile: that one comes back afterwards. */
function showInTitle(words: string): () => void {
  let own = document.title
  const put = () => {
    if (document.title === words) return
    own = document.title
    document.title = words
  }
  put()
  const timer = setInterval(put, 1_000)
  return () => {
    clearInterval(timer)
    if (document.title === words) document.title = own
  }
}

function showNotification(words: string, tag: string): () => void {
  if (!('Notification' in window) || Notification.permission !== 'granted' || !document.hidden)
    return () => {}
  try {
    const shown = new Notification(words, { tag, requireInteraction: true })
    shown.onclick = () => {
      window.focus()
      shown.close()
    }
    return () => shown.close()
  } catch {
    return () => {} // some phones only allow them from a service worker
  }
}
