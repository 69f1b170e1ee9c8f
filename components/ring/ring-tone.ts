/** Two notes and a pause, softly: [frequency Hz, start s, length s]. */
const patterns = {
  /** What the caller hears: it is ringing over there. */
  outgoing: { notes: [[425, 0, 1]], everyMs: 4_000, volume: 0.04 },
  /** What the called one hears. */
  incoming: {
    notes: [
      [659, 0, 0.35],
      [880, 0.4, 0.5],
    ],
    everyMs: 2_400,
    volume: 0.09,
  },
} as const
export type RingTone = keyof typeof patterns

let context: AudioContext | undefined

/**
 * Rings until the returned function is called. Browsers keep quiet until the person has pressed something on the page;
 * then it sounds from the next ring on. Where several windows of a browser ring, one of them sounds.
 */
export function ring(tone: RingTone): () => void {
  const over = new AbortController()
  const sound = () => {
    const timer = setInterval(() => play(tone), patterns[tone].everyMs)
    play(tone)
    return new Promise<void>((resolve) => {
      over.signal.addEventListener('abort', () => {
        clearInterval(timer)
        resolve()
      })
    })
  }
  if (navigator.locks)
    void navigator.locks.request('radrum-ring', { signal: over.signal }, sound).catch(() => {})
  else void sound()
  return () => over.abort()
}

function play(tone: RingTone): void {
  if (!navigator.userActivation?.hasBeenActive) return
  try {
    context ??= new AudioContext()
    void context.resume()
    const { notes, volume } = patterns[tone]
    for (const [frequency, start, length] of notes) note(context, frequency, start, length, volume)
  } catch {
    // no sound on this device: the call is still seen and announced
  }
}

function note(at: AudioContext, frequency: number, start: number, length: number, volume: number): void {
  const from = at.currentTime + start
  const oscillator = at.createOscillator()
  const gain = at.createGain()
  oscillator.frequency.value = frequency
  gain.gain.setValueAtTime(0, from)
  gain.gain.linearRampToValueAtTime(volume, from + 0.02)
  gain.gain.setValueAtTime(volume, from + length - 0.05)
  gain.gain.linearRampToValueAtTime(0, from + length)
  oscillator.connect(gain).connect(at.destination)
  oscillator.start(from)
  oscillator.stop(from + length)
}
