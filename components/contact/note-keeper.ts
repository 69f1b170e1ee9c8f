import { type Note, type SavedNote, typedOn } from '@/lib/contact/note'
import { seenText } from '@/lib/plain-text'
import type { Result } from '@/lib/result'

export type SaveNote = (input: { meetingId: string } & Note) => Promise<Result<SavedNote>>

/** What the editor shows. `merged`: another text was saved elsewhere, and both are in this one. */
export type NoteSnapshot = {
  text: string
  state: 'saved' | 'unsaved' | 'saving' | 'failed'
  merged: boolean
  refused: string | null
}

/** Does the work after so many ms, unless the function it answers is called before. */
export type After = (ms: number, work: () => void) => () => void

/** The notes of this browser window, by meeting, as long as its scripts live. */
const keepers = new Map<string, NoteKeeper>()

/**
 * The one keeper of a note in this window: who goes on and comes **Back** finds what they typed, whatever the router
 * still has of the page. On the server each page has its own.
 */
export function keeperOf(meetingId: string, first: Note, save: SaveNote, after: After): NoteKeeper {
  const there = keepers.get(meetingId)
  if (there) {
    there.renew(first)
    return there
  }
  const keeper = new NoteKeeper(meetingId, first, save, after)
  if (typeof window !== 'undefined') keepers.set(meetingId, keeper)
  return keeper
}

/** A pause in typing after which it is saved; and how soon it is tried again when it could not be. ms. */
const pauseMs = 800
const againMs = 5_000
/** Refusals of this very text, by this very session: asking again changes nothing. */
const final = ['not_found', 'signed_out', 'not_allowed', 'bad_input', 'bad_text', 'note_too_long']

/**
 * Keeps a note as it is typed: one save at a time, each on top of the version it has seen. What could not be saved
 * stays and is tried again; what was refused for good, only when the person types on or leaves.
 */
export class NoteKeeper {
  private snapshot: NoteSnapshot
  private version: number
  private readonly listeners = new Set<() => void>()
  private stopTimer: () => void = () => {}
  private saving = false

  constructor(
    private readonly meetingId: string,
    first: Note,
    private readonly save: SaveNote,
    private readonly after: After,
  ) {
    this.version = first.version
    this.snapshot = { text: first.text, state: 'saved', merged: false, refused: null }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly getSnapshot = (): NoteSnapshot => this.snapshot

  /** The person typed. What nobody can see in it is taken out here already: what is saved is what is shown. */
  type(text: string): void {
    this.set({ text: seenText(text), state: 'unsaved' })
    this.plan(pauseMs)
  }

  /** The page was fetched again: what was saved elsewhere stands here too, unless something here is unsaved. */
  renew(fresh: Note): void {
    if (this.snapshot.state !== 'saved' || fresh.version <= this.version) return
    this.version = fresh.version
    this.set({ text: fresh.text })
  }

  /** Saves at once what is not saved yet: the page is left or hidden. */
  flush(): void {
    if (this.snapshot.state === 'unsaved' || this.snapshot.state === 'failed') void this.saveNow()
  }

  /** The sentence about both texts has been read. */
  seenMerged(): void {
    this.set({ merged: false })
  }

  private plan(ms: number): void {
    this.stopTimer()
    this.stopTimer = this.after(ms, () => void this.saveNow())
  }

  private async saveNow(): Promise<void> {
    if (this.saving) return
    this.stopTimer()
    this.saving = true
    const { text } = this.snapshot
    this.set({ state: 'saving' })
    const { meetingId, version } = this
    const answer = await this.save({ meetingId, text, version }).catch(() => null)
    this.saving = false
    if (answer?.ok) this.settle(text, answer.value)
    else {
      this.set({ state: 'failed', refused: answer ? answer.reason : 'unavailable' })
      if (!answer || !final.includes(answer.reason)) this.plan(againMs)
    }
  }

  private settle(sent: string, saved: SavedNote): void {
    this.version = saved.version
    const typed = this.snapshot.text
    const text = typedOn(saved.text, sent, typed)
    const state = text === saved.text ? 'saved' : 'unsaved'
    this.set({ text, state, refused: null, merged: this.snapshot.merged || saved.text !== sent })
    if (state === 'unsaved') this.plan(pauseMs)
  }

  private set(change: Partial<NoteSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of this.listeners) listener()
  }
}
