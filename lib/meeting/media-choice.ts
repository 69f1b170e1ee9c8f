/** How somebody wants to be in a call: what is on, and through which devices (the browser's ids). */
export type MediaChoice = {
  camera: boolean
  microphone: boolean
  cameraId?: string
  microphoneId?: string
  speakerId?: string
}

/** With picture and sound; what a first call starts from. */
export const everything: MediaChoice = { camera: true, microphone: true }

/** The three ways in, as the device check offers them. */
export const waysIn = {
  video: { camera: true, microphone: true },
  sound: { camera: false, microphone: true },
  nothing: { camera: false, microphone: false },
} as const satisfies Record<string, MediaChoice>
export type WayIn = keyof typeof waysIn

const deviceKeys = ['cameraId', 'microphoneId', 'speakerId'] as const

/** Reads what this browser has remembered; null when it has not, or when it is not ours. */
export function parseMediaChoice(stored: string | null): MediaChoice | null {
  const found = parsed(stored)
  if (!found || typeof found.camera !== 'boolean' || typeof found.microphone !== 'boolean') return null
  const choice: MediaChoice = { camera: found.camera, microphone: found.microphone }
  for (const key of deviceKeys) {
    const id = found[key]
    if (typeof id === 'string' && id.length > 0 && id.length <= 256) choice[key] = id
  }
  return choice
}

function parsed(stored: string | null): Record<string, unknown> | null {
  if (!stored || stored.length > 2_000) return null
  try {
    const value: unknown = JSON.parse(stored)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

type Device = { deviceId: string; label: string }

/** The remembered device when it is plugged in, else the system's first; undefined when there is none. */
export function pickDevice(devices: readonly Device[], remembered: string | undefined): string | undefined {
  const found = devices.find((device) => device.deviceId === remembered) ?? devices[0]
  return found?.deviceId || undefined
}
