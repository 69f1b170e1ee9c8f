'use client'

import type { Track } from 'livekit-client'
import { useEffect, useRef } from 'react'

type TrackVideoProps = { track: Track; mirrored?: boolean; className?: string; label?: string }

/** A picture as it comes. Its sound, if any, is played elsewhere. */
export function TrackVideo({ track, mirrored, className, label }: TrackVideoProps) {
  const box = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    track.attach(element)
    return () => {
      track.detach(element)
    }
  }, [track])
  return (
    <video
      ref={box}
      muted
      autoPlay
      playsInline
      disablePictureInPicture={mirrored}
      aria-label={label}
      className={`${className ?? ''} ${mirrored ? '-scale-x-100' : ''}`}
    />
  )
}
