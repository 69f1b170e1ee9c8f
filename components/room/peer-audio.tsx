'use client'

import { useEffect } from 'react'
import { useRoom } from './room-provider'

/** Plays the other person's voice, wherever in the app one is. Stands once, in the layout. */
export function PeerAudio() {
  const { audio } = useRoom().peer
  useEffect(() => {
    if (!audio) return
    const element = audio.attach()
    return () => {
      audio.detach(element)
      element.remove()
    }
  }, [audio])
  return null
}
