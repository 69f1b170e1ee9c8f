/** How long a call has lasted, as a clock: 64_000 ms -> "1:04", 3_700_000 -> "1:01:40". Never negative. */
export function callClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = two(seconds % 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`
}

/** Whole minutes for a sentence: a call of under a minute still says 1. */
export function callMinutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000))
}
