'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { MediaChoice } from '@/lib/meeting/media-choice'
import { closeLocalMedia, type LocalMedia, noMedia, openLocalMedia } from './local-media'

/**
 * Camera and microphone open for the device check. Whoever takes them (`take`) closes them; else they close with the
 * check. `media` is null while they are opening.
 */
export function usePreview(choice: MediaChoice) {
  const [media, setMedia] = useState<LocalMedia | null>(null)
  const opening = useRef<Promise<LocalMedia>>(Promise.resolve(noMedia))
  const taken = useRef(false)
  const { camera, microphone, cameraId, microphoneId } = choice

  useEffect(() => {
    let gone = false
    taken.current = false
    setMedia(null)
    const asked = openLocalMedia({ camera, microphone, cameraId, microphoneId })
    opening.current = asked
    void asked.then((opened) => !gone && setMedia(opened))
    return () => {
      gone = true
      if (!taken.current) void asked.then(closeLocalMedia)
    }
  }, [camera, microphone, cameraId, microphoneId])

  const take = useCallback((keep: Pick<MediaChoice, 'camera' | 'microphone'>): Promise<LocalMedia> => {
    taken.current = true
    return opening.current.then((opened) => only(opened, keep))
  }, [])

  return { media, take }
}

/** Closes what is not wanted after all. */
function only(
  { tracks, troubles }: LocalMedia,
  keep: Pick<MediaChoice, 'camera' | 'microphone'>,
): LocalMedia {
  const wanted = tracks.filter((track) => (track.kind === 'video' ? keep.camera : keep.microphone))
  for (const track of tracks) if (!wanted.includes(track)) track.stop()
  return {
    tracks: wanted,
    troubles: {
      ...(keep.camera && troubles.camera && { camera: troubles.camera }),
      ...(keep.microphone && troubles.microphone && { microphone: troubles.microphone }),
    },
  }
}
