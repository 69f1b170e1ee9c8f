import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Consent, LONGEST_GAP, noConsent, showAt } from '@/lib/cobrowse/consent'
import type { DataChannel } from './channel'
import { readNotNow } from './remembered'
import { type Pointed, Sharer } from './sharer'

type Line = { meetingId: string; advisorId: string; channel: DataChannel }

/** The sharer of the meeting this window is in, with its consent and what is pointed at, as React sees them. */
export function useSharer(line: Line | null, onStop: () => void) {
  const [consent, setConsent] = useState<Consent>(noConsent)
  const [pointed, setPointed] = useState<Pointed>(null)
  const sharer = useRef<Sharer>(null)
  const stop = useRef(onStop)
  useEffect(() => {
    stop.current = onStop
  })
  const { meetingId, advisorId, channel } = line ?? {}
  useEffect(() => {
    if (!meetingId || !advisorId || !channel) return
    const mine = new Sharer(channel, advisorId, () => Date.now(), {
      onConsent: setConsent,
      onPointed: setPointed,
      onStop: () => stop.current(),
    })
    const again = readNotNow(meetingId)
    if (again > Date.now()) mine.stayRefused(again)
    sharer.current = mine
    return () => {
      mine.close()
      sharer.current = null
      setConsent(noConsent)
      setPointed(null)
    }
  }, [meetingId, advisorId, channel])
  return { sharer, consent, pointed }
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
