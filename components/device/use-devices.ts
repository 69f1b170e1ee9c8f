'use client'

import { useEffect, useState } from 'react'

export const deviceKinds = [
  { kind: 'audioinput', key: 'microphoneId', word: 'microphone' },
  { kind: 'videoinput', key: 'cameraId', word: 'camera' },
  { kind: 'audiooutput', key: 'speakerId', word: 'speaker' },
] as const
export type DeviceKind = (typeof deviceKinds)[number]

export type Devices = Record<DeviceKind['kind'], MediaDeviceInfo[]>
const none: Devices = { audioinput: [], videoinput: [], audiooutput: [] }

/**
 * The devices this browser tells of, kept up to date while they come and go. `asked` changes when permission may have:
 * before that, browsers hide names and ids.
 */
export function useDevices(asked?: unknown): Devices {
  const [devices, setDevices] = useState(none)
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!media?.enumerateDevices) return
    let gone = false
    const look = async () => {
      const found = await media.enumerateDevices().catch(() => [])
      if (gone) return
      const of = (kind: MediaDeviceKind) => found.filter((one) => one.kind === kind && one.deviceId !== '')
      setDevices({
        audioinput: of('audioinput'),
        videoinput: of('videoinput'),
        audiooutput: of('audiooutput'),
      })
    }
    void look()
    media.addEventListener('devicechange', look)
    return () => {
      gone = true
      media.removeEventListener('devicechange', look)
    }
  }, [asked])
  return devices
}
