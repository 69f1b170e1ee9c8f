import { randomUuid } from '@/components/ui/random-uuid'
import { keep, recall } from '@/components/ui/storage'

const deviceKey = 'radrum-device'
const seatLock = 'radrum-seat'
const satKey = 'radrum-seat-device'
/** How long a reload waits for the window that was to let go; a second window waits as long before it knows. */
const patienceMs = 2_000

/** Kept for a window that may not store anything. */
let forgetful: string | undefined

/**
 * This window's own id: random, kept over reloads. A window that was duplicated brings a copy of its original's; the
 * lock on the id tells the two apart, and the copy gets its own.
 */
export async function seatDevice(): Promise<string> {
  known ??= claimDevice()
  return known
}
let known: Promise<string> | undefined

async function claimDevice(): Promise<string> {
  const stored = recall('window', deviceKey) ?? forgetful
  if (stored && (await claim(stored))) return stored
  const fresh = randomUuid()
  forgetful = fresh
  keep('window', deviceKey, fresh)
  await claim(fresh)
  return fresh
}

/** Holds the lock on an id for as long as the window lives. A reload may find it still held for a moment. */
async function claim(id: string): Promise<boolean> {
  if (!navigator.locks) return true
  const patience = AbortSignal.timeout(patienceMs)
  return new Promise((resolve) => {
    navigator.locks
      .request(`${deviceKey}-${id}`, { signal: patience }, () => {
        resolve(true)
        return new Promise<never>(() => {})
      })
      .catch(() => resolve(false))
  })
}

export type HeldSeat = { release(): void }

/**
 * Takes the one seat of this browser. null when another window sits in it, unless `move`; `lost` is called when another
 * window takes it later. After a reload the window that was may hold it for a moment, so it is waited for.
 */
export async function takeBrowserSeat(move: boolean, lost: () => void): Promise<HeldSeat | null> {
  if (!navigator.locks) return { release: () => {} }
  return new Promise((resolve) => {
    let release = () => {}
    let granted = false
    const held = new Promise<void>((done) => {
      release = done
    })
    const options: LockOptions = move ? { steal: true } : { signal: AbortSignal.timeout(patienceMs) }
    navigator.locks
      .request(seatLock, options, () => {
        granted = true
        void noteSeat()
        resolve({ release })
        return held
      })
      .catch(() => (granted ? lost() : resolve(null)))
  })
}

/** Where it cannot be noted, an abandoned seat of this browser is found only when its lease has run out. */
async function noteSeat(): Promise<void> {
  keep('browser', satKey, await seatDevice())
}

/** Was it a window of this browser that sat there, and is it gone? Then its seat may be taken without asking. */
export async function isAbandonedHere(device: string): Promise<boolean> {
  try {
    if (!navigator.locks || recall('browser', satKey) !== device) return false
    const { held } = await navigator.locks.query()
    return !held?.some((lock) => lock.name === seatLock)
  } catch {
    return false
  }
}
