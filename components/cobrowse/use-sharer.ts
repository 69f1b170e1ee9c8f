import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Consent, LONGEST_GAP, noConsent, showAt } from '@/lib/cobrowse/consent'
import type { Shown } from '@/lib/cobrowse/eyes'
import type { DataChannel } from './channel'
import { type Pointed, Sharer } from './sharer'

type Line = {
  meetingId: string
  advisorId: string
  channel: DataChannel
  /** After **Not now**: when it may be asked again, by this computer's clock; null when no such answer stands. */
  again: number | null
}

/** The sharer of the meeting this window is in, with its consent, what is pointed at and whether it is seen, as React sees them. */
export function useSharer(line: Line | null, onStop: () => void) {
  const [consent, setConsent] = useState<Consent>(noConsent)
  const [pointed, setPointed] = useState<Pointed>(null)
  const [shown, setShown] = useState<Shown>(null)
  const sharer = useRef<Sharer>(null)
  const stop = useRef(onStop)
  const again = useRef<number>(null)
  useEffect(() => {
    stop.current = onStop
    again.current = line?.again ?? null
  })
  const { meetingId, advisorId, channel } = line ?? {}
  useEffect(() => {
    if (!meetingId || !advisorId || !channel) return
    const mine = new Sharer(channel, advisorId, () => Date.now(), {
      onConsent: setConsent,
      onPointed: setPointed,
      onShown: setShown,
      onStop: () => stop.current(),
    })
    if (again.current !== null && again.current > Date.now()) mine.stayRefused(again.current)
    sharer.current = mine
    return () => {
      mine.close()
      sharer.current = null
      setConsent(noConsent)
      setPointed(null)
      setShown(null)
    }
  }, [meetingId, advisorId, channel])
  return { sharer, consent, pointed, shown }
}

/** Shows the question when the person has stopped typing. */
export function useShownQuestion(sharer: RefObject<Sharer | null>, consent: Consent): void {
  const typed = useRef<number>(null)
  useEffect(() => {
    const type = () => {
      typed.current = Date.now()
    }
    document.addEventListener('keydown', type, true)
    return () => document.removeEventListener('keydown', type, true)
  }, [])
  useEffect(() => {
    if (consent.state !== 'asked') return
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      const wait = showAt(consent.at, typed.current) - Date.now()
      if (wait <= 0) sharer.current?.move({ type: 'show', at: Date.now() })
      else timer = setTimeout(look, wait)
    }
    look()
    return () => clearTimeout(timer)
  }, [sharer, consent])
}

/** Follows the line: away, and back within a minute or not at all. */
export function useGaps(
  sharer: RefObject<Sharer | null>,
  consent: Consent,
  open: boolean,
  onLost: () => void,
): void {
  useEffect(() => {
    const mine = sharer.current
    if (!mine) return
    if (!open) {
      mine.move({ type: 'gone', at: Date.now() })
      return
    }
    // the advisor's hello may have come before LiveKit had told this page who they are: then nobody heard it
    if (mine.now().state !== 'away') return mine.sayState()
    mine.move({ type: 'back', at: Date.now() })
    if (mine.now().state === 'none') onLost()
  }, [sharer, open, onLost])
  useEffect(() => {
    if (consent.state !== 'away') return
    const timer = setTimeout(
      () => {
        sharer.current?.move({ type: 'back', at: consent.gone + LONGEST_GAP + 1 })
        onLost()
      },
      Math.max(0, consent.gone + LONGEST_GAP + 1 - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [sharer, consent, onLost])
}
