'use client'

import { useEffect, useState } from 'react'
import type { ThreadActions } from '@/components/message/message-actions'
import { messageAnchor } from '@/components/message/message-anchor'
import type { ThreadId } from '@/lib/message/thread'
import { settled } from '@/lib/result'

type MarkRead = ThreadActions['markThreadRead']

/** Says once per message that it has been read. What could not be said is said when it is seen the next time. */
export class ReadOnce {
  private said = ''

  async seen(threadId: ThreadId, seq: number, markRead: MarkRead): Promise<void> {
    const message = `${threadId} ${seq}`
    if (this.said === message) return
    this.said = message
    const answer = await settled(markRead({ threadId, seq }))
    if (!answer.ok && this.said === message) this.said = ''
  }
}

type ReadMarkerProps = { threadId: ThreadId; seq: number; markRead: MarkRead }

/** Marks a thread as read once its newest message is on a screen that somebody can see. */
export function ReadMarker({ threadId, seq, markRead }: ReadMarkerProps) {
  const [once] = useState(() => new ReadOnce())
  useEffect(() => {
    const message = document.getElementById(messageAnchor(seq))
    if (!message) return
    let onScreen = false
    const look = () => {
      if (onScreen && document.visibilityState === 'visible') void once.seen(threadId, seq, markRead)
    }
    const watcher = new IntersectionObserver((entries) => {
      onScreen = entries.at(-1)?.isIntersecting ?? false
      look()
    })
    watcher.observe(message)
    document.addEventListener('visibilitychange', look)
    return () => {
      watcher.disconnect()
      document.removeEventListener('visibilitychange', look)
    }
  }, [once, threadId, seq, markRead])
  return null
}
