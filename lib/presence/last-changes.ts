import type { StreamChange } from './stream-state'

/** What pages list themselves; everything else is in the stream's state. */
export const listed: ReadonlySet<string> = new Set<StreamChange['what']>([
  'booking',
  'bank',
  'hours',
  'request',
  'meeting',
  'contact',
  'message',
  'anything',
])

/** More channels than this are not kept apart: then everybody may have missed something. */
export const channelsAtMost = 50_000

/** The clocks of two instances differ a little, and a page is read a moment after it says when. ms */
export const marginMs = 2_000

/** When something pages list last changed, by channel: for whoever did not listen for a moment. Times in epoch ms. */
export class LastChanges {
  private readonly last = new Map<string, number>()

  /** @param heardSince since when everything is heard */
  constructor(private heardSince: number) {}

  note(channel: string, what: string, at: number): void {
    if (!listed.has(what)) return
    if (this.last.size >= channelsAtMost) this.forget(at)
    this.last.set(channel, at)
  }

  /** Something was not heard: of what is before, nothing is known. */
  forget(at: number): void {
    this.last.clear()
    this.heardSince = at
  }

  /** Has something changed on one of them since then? Yes, too, when nobody can know any more. */
  mayHave(channels: readonly string[], since: number): boolean {
    const from = since - marginMs
    return from < this.heardSince || channels.some((channel) => (this.last.get(channel) ?? 0) >= from)
  }
}
