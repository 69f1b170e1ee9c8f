import { beforeEach, describe, expect, it, vi } from 'vitest'

type Held = { release: (value?: unknown) => void; lose: (error: Error) => void }

/** Web Locks of one browser, which several windows share. */
class Locks {
  private readonly held = new Map<string, Held>()

  request(name: string, options: LockOptions, work: (lock: Lock) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        const mine: Held = { release: resolve, lose: reject }
        this.held.set(name, mine)
        const end = (value: unknown) => {
          if (this.held.get(name) === mine) this.held.delete(name)
          resolve(value)
        }
        Promise.resolve(work({ name, mode: 'exclusive' })).then(end, reject)
      }
      const before = this.held.get(name)
      if (before && options.steal) before.lose(new DOMException('stolen', 'AbortError'))
      if (!before || options.steal) return grant()
      options.signal?.addEventListener('abort', () => reject(new DOMException('late', 'AbortError')))
    })
  }
}

/** A window: its own copy of the module and its own session storage, in the same browser. */
async function openWindow(locks: Locks, stored = new Map<string, string>()) {
  vi.resetModules()
  vi.stubGlobal('navigator', { locks })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  })
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    const soon = new AbortController()
    setTimeout(() => soon.abort(), 5)
    return soon.signal
  })
  const seat = await import('./browser-seat')
  return { ...seat, device: await seat.seatDevice(), stored }
}

let locks: Locks
beforeEach(() => {
  locks = new Locks()
})

describe('the id of a window', () => {
  it('is kept over a reload', async () => {
    const first = await openWindow(locks)
    const reloaded = await openWindow(new Locks(), first.stored)
    expect(reloaded.device).toBe(first.device)
    expect(first.device).toMatch(/^[\w-]{8,64}$/)
  })

  it('is another one in a window that was duplicated', async () => {
    const original = await openWindow(locks)
    const copy = await openWindow(locks, new Map(original.stored))
    expect(copy.device).not.toBe(original.device)
    expect(copy.stored.get('radrum-device')).toBe(copy.device)
  })
})

describe('the one seat of a browser', () => {
  it('is had by one window at a time', async () => {
    const [here, there] = [await openWindow(locks), await openWindow(locks)]
    const seat = await here.takeBrowserSeat(false, () => {})
    expect(seat).not.toBeNull()
    expect(await there.takeBrowserSeat(false, () => {})).toBeNull()
    seat?.release()
    await new Promise((resolve) => setTimeout(resolve))
    expect(await there.takeBrowserSeat(false, () => {})).not.toBeNull()
  })

  it('can be taken over, and the one before is told', async () => {
    const [here, there] = [await openWindow(locks), await openWindow(locks)]
    const lost = vi.fn()
    await here.takeBrowserSeat(false, lost)
    expect(await there.takeBrowserSeat(true, () => {})).not.toBeNull()
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce(), { timeout: 10_000 })
  })

  it('is simply there in a browser without locks', async () => {
    const { takeBrowserSeat } = await openWindow(locks)
    vi.stubGlobal('navigator', {})
    expect(await takeBrowserSeat(false, () => {})).not.toBeNull()
  })
})
