import { type Result, settled } from '@/lib/result'

/** How it stands with what is typed. `merged`: another text was saved elsewhere, and both are in this one. */
export type KeptState = {
  state: 'saved' | 'unsaved' | 'saving' | 'failed'
  merged: boolean
  refused: string | null
}

/** Whether it was refused for good: nothing is tried again until the person types on. */
export function isRefused({ state, refused }: KeptState): boolean {
  return state === 'failed' && refused !== null && isFinal(refused)
}

/** What was typed, on top of the version that has been seen. */
export type Versioned<T> = T & { version: number }
export type Saved<T> = Versioned<T> & { merged: boolean }

/** Does the work after a while, unless the function it answers is called before. ms */
export type After = (ms: number, work: () => void) => () => void

/** The browser's own clock. */
export const after: After = (ms, work) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

type Keeping<T> = {
  save: (typed: Versioned<T>) => Promise<Result<Saved<T>>>
  /** What the editor shows after `sent` was saved as `saved`, when the person has typed on to `typed` meanwhile. */
  join: (saved: Saved<T>, sent: T, typed: T) => T
  after: After
}

/** A pause in typing after which it is saved; and how soon it is tried again when it could not be. ms. */
const pauseMs = 800
const againMs = 5_000

/** Refusals of this very text, by this very session: asking again changes nothing. */
function isFinal(reason: string): boolean {
  return (
    ['not_found', 'signed_out', 'not_allowed', 'bad_input', 'bad_text'].includes(reason) ||
    reason.endsWith('_too_long')
  )
}

/**
 * Keeps what is typed: one save at a time, each on top of the version it has seen. What could not be saved stays and is
 * tried again; what was refused for good, only when the person types on or leaves.
 */
export class TextKeeper<T extends object> {
  private kept: KeptState = { state: 'saved', merged: false, refused: null }
  private snapshot: T & KeptState
  private readonly listeners = new Set<() => void>()
  private stopTimer: () => void = () => {}
  private underWay: Promise<void> | null = null
  private held = false
  private hurried = false

  constructor(
    protected typed: T,
    private version: number,
    private readonly keeping: Keeping<T>,
  ) {
    this.snapshot = { ...typed, ...this.kept }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): T & KeptState => this.snapshot

  /** Whether everything that was typed has been saved: the page can be left. */
  isKept(): boolean {
    return this.kept.state === 'saved'
  }

  /** Saves at once what is not saved yet: the page is left or hidden. What is typed after a save has begun follows it. */
  flush(): void {
    this.hurried = this.underWay !== null
    if (this.kept.state === 'unsaved' || this.kept.state === 'failed') void this.saveNow()
  }

  /** The sentence about both texts has been read. */
  seenMerged(): void {
    this.set({ merged: false })
  }

  /** The page was fetched again: what has been saved elsewhere stands here, too, unless something here is unsaved. */
  protected adopt(fresh: T, version: number): void {
    if (!this.isKept() || this.held || version <= this.version) return
    this.version = version
    this.typed = fresh
    this.set({})
  }

  protected change(typed: T): void {
    this.typed = typed
    this.set({ state: 'unsaved' })
    this.plan(pauseMs)
  }

  /** Nothing is saved until `release`; what is under way is waited for. */
  protected async hold(): Promise<void> {
    this.held = true
    this.stopTimer()
    await this.underWay
    // whatever it has planned is planned again on release
    this.stopTimer()
  }

  /** Saving goes on; with `typed`, that is what stands here from now on, and it is saved at once. */
  protected release(typed?: T): void {
    this.held = false
    if (typed) {
      this.typed = typed
      this.set({ state: 'unsaved' })
      void this.saveNow()
    } else if (!this.isKept()) this.plan(pauseMs)
  }

  private plan(ms: number): void {
    this.stopTimer()
    this.stopTimer = this.keeping.after(ms, () => void this.saveNow())
  }

  private async saveNow(): Promise<void> {
    if (this.held || this.underWay) return
    this.stopTimer()
    this.underWay = this.saveOnce()
    await this.underWay
  }

  private async saveOnce(): Promise<void> {
    const { typed: sent, version } = this
    this.set({ state: 'saving' })
    const answer = await settled(this.keeping.save({ ...sent, version }))
    this.underWay = null
    if (answer.ok) return this.settle(sent, answer.value)
    this.set({ state: 'failed', refused: answer.reason })
    if (!isFinal(answer.reason)) this.plan(againMs)
  }

  private settle(sent: T, saved: Saved<T>): void {
    const { join } = this.keeping
    const typedOn = this.typed !== sent
    const merged = this.kept.merged || (saved.merged && !isSame(join(saved, sent, sent), sent))
    this.version = saved.version
    this.typed = join(saved, sent, this.typed)
    this.set({ state: typedOn ? 'unsaved' : 'saved', refused: null, merged })
    if (typedOn && this.hurried) void this.saveNow()
    else if (typedOn) this.plan(pauseMs)
    this.hurried = false
  }

  private set(change: Partial<KeptState>): void {
    this.kept = { ...this.kept, ...change }
    this.snapshot = { ...this.typed, ...this.kept }
    for (const listener of this.listeners) listener()
  }
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key])
}
