import type { ContactEntry } from './entry'
import type { NetbankDeed } from './netbank-deed'

/** One thing the customer tried in the netbank, and how it stands. `at`: last time, epoch ms. */
export type Tried = NetbankDeed & {
  at: number
  times: number
  /** It went through after all. */
  settled: boolean
}

/** How far back it still matters: what failed in the evening is why somebody calls in the morning. ms */
export const triedMs = 24 * 3_600_000

/**
 * What was tried and did not go through at once, latest first: one line for each form and reason, with how often. A
 * form that went through later is settled; help that was opened counts only where nothing else is known of that form.
 * @param entries newest first, as the history gives them
 * @param since epoch ms
 */
export function triedSince(entries: readonly Pick<ContactEntry, 'at' | 'event'>[], since: number): Tried[] {
  const found = new Map<string, Tried>()
  const through = new Set<string>()
  for (const { at, event } of entries) {
    if (event.type !== 'netbank' || at < since) continue
    if (event.outcome === 'done') {
      through.add(event.form)
      continue
    }
    const { type: _, ...deed } = event
    const key = JSON.stringify([deed.form, deed.step, deed.outcome, deed.codes])
    const known = found.get(key)
    if (known) known.times += 1
    else found.set(key, { ...deed, at, times: 1, settled: through.has(deed.form) })
  }
  const all = [...found.values()]
  const isKnown = (form: string) => all.some((one) => one.form === form && one.outcome !== 'help')
  return all.filter((one) => one.outcome !== 'help' || !isKnown(one.form))
}
