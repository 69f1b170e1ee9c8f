/** Why a camera or microphone cannot be used; each is a sentence in the language files under `meeting.trouble`. */
export type DeviceTrouble = 'refused' | 'missing' | 'in_use' | 'insecure' | 'unknown'

/**
 * The browser's error in our words, by its name (W3C Media Capture and Streams, 10.3). Older names of the same
 * thing are still thrown by Safari and by shims.
 */
const byName: Record<string, DeviceTrouble> = {
  NotAllowedError: 'refused',
  PermissionDeniedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'missing',
  DevicesNotFoundError: 'missing',
  OverconstrainedError: 'missing',
  ConstraintNotSatisfiedError: 'missing',
  NotReadableError: 'in_use',
  TrackStartError: 'in_use',
  AbortError: 'in_use',
  DeviceUnsupportedError: 'insecure',
}

/** What kept a device from us. */
export function deviceTrouble(error: unknown): DeviceTrouble {
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
  return Object.hasOwn(byName, name) ? (byName[name] ?? 'unknown') : 'unknown'
}
