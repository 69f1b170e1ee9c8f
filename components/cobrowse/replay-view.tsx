'use client'

import { useEffect, useRef, useState } from 'react'
import { outOfReplay } from '@/components/replay/check-message'
import { type IntoReplay, REPLAY_PORT, REPLAY_READY } from '@/components/replay/port'
import type { Spot } from '@/lib/cobrowse/pointer'
import type { AdvisorLooking } from './use-advisor-looking'

type ReplayViewProps = {
  title: string
  pointing: boolean
  onPoint: (spot: Spot | null) => void
  onEscape: () => void
  showIn: AdvisorLooking['showIn']
  refresh: () => void
}

/**
 * The frame with the customer's page. It stands on its own route under its own policy; the two talk through one
 * port, which it gets when it has said that it is ready.
 */
export function ReplayView({ title, pointing, onPoint, onEscape, showIn, refresh }: ReplayViewProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const port = useRef<MessagePort>(null)
  const [size, setSize] = useState({ width: 16, height: 10 })
  const [ready, setReady] = useState(false)
  const out = useRef({ onPoint, onEscape, refresh })
  useEffect(() => {
    out.current = { onPoint, onEscape, refresh }
  })

  useEffect(() => {
    const window_ = frame.current?.contentWindow
    const say = (message: IntoReplay) => port.current?.postMessage(message)
    const hear = ({ data }: MessageEvent<unknown>) => {
      const message = outOfReplay.safeParse(data).data
      if (message?.type === 'size') setSize({ width: message.width, height: message.height })
      if (message?.type === 'spot') out.current.onPoint(message.spot)
      if (message?.type === 'escape') out.current.onEscape()
      if (message?.type === 'full') out.current.refresh()
    }
    const handOver = (event: MessageEvent<unknown>) => {
      if (event.source !== window_ || event.origin !== window.location.origin) return
      if (event.data !== REPLAY_READY) return
      const ends = new MessageChannel()
      port.current?.close()
      port.current = ends.port1
      ends.port1.onmessage = hear
      window_?.postMessage(REPLAY_PORT, window.location.origin, [ends.port2])
      setReady(true)
      showIn((events, snapshot) => say({ type: 'events', events, snapshot }))
    }
    window.addEventListener('message', handOver)
    // Only now: its first word must not come before anybody listens.
    if (frame.current) frame.current.src = '/replay'
    return () => {
      window.removeEventListener('message', handOver)
      showIn(null)
      port.current?.close()
      port.current = null
    }
  }, [showIn])

  useEffect(() => {
    if (!ready) return
    const turn: IntoReplay = { type: 'pointing', on: pointing }
    port.current?.postMessage(turn)
    if (pointing) frame.current?.focus()
  }, [ready, pointing])

  return (
    <iframe
      ref={frame}
      title={title}
      className="block max-h-[75vh] min-h-72 w-full rounded-control border border-line bg-sunken"
      style={{ aspectRatio: `${Math.max(1, size.width)} / ${Math.max(1, size.height)}` }}
    />
  )
}
