import { findNextFree } from '@/db/free-times'
import { readPresenceFacts } from '@/db/presence'
import type { PersonId } from '@/lib/access/actor'
import type { PresenceFacts } from '@/lib/presence/facts'
import { promiseFor } from '@/lib/presence/promise'
import { coalesced } from './coalesced'
import { busHealthy, subscribe } from './events'

type Watch = {
  /** The latest reading; the first one also while it is under way. */
  facts: Promise<PresenceFacts> | undefined
  text: string
  listeners: Set<() => void>
  timer: NodeJS.Timeout | undefined
  /** Reads again, one reading at a time: an older one never comes after a newer. */
  again: () => void
  unsubscribe: () => void
}

/**
 * Of the streams, so only in the bundle that serves them. Pages read afresh: who has just changed something must see it.
 */
const watches = new Map<PersonId, Watch>()
/** Everybody who is watched is read again this often, whatever the bus says (faster while it is away). */
const pollMs = { healthy: 15_000, away: 5_000 }

/**
 * Watches an advisor's availability for this process: one reading however many look. `onChange` is called when the
 * facts have changed, by an announcement or by time alone. Returns the way to stop.
 */
export function watchAdvisor(id: PersonId, onChange: () => void): () => void {
  const watch = watches.get(id) ?? begin(id)
  watch.listeners.add(onChange)
  return () => {
    watch.listeners.delete(onChange)
    if (watch.listeners.size > 0 || watches.get(id) !== watch) return
    watches.delete(id)
    watch.unsubscribe()
    clearTimeout(watch.timer)
  }
}

/** The latest facts about a watched advisor (read afresh for one nobody watches). */
export function factsOf(id: PersonId): Promise<PresenceFacts> {
  return watches.get(id)?.facts ?? read(id)
}

function begin(id: PersonId): Watch {
  const again = coalesced(
    () => look(id, watch),
    () => watches.get(id) !== watch,
  )
  const watch: Watch = {
    facts: undefined,
    text: '',
    listeners: new Set(),
    timer: undefined,
    again,
    unsubscribe: subscribe([`advisor:${id}`], { change: again, resync: again }),
  }
  watches.set(id, watch)
  again()
  return watch
}

async function read(id: PersonId): Promise<PresenceFacts> {
  const now = new Date()
  const facts = await readPresenceFacts(id, now)
  return { ...facts, nextFree: await findNextFree(id, now) }
}

async function look(id: PersonId, watch: Watch): Promise<void> {
  const reading = read(id)
  watch.facts ??= reading
  const facts = await reading
  watch.facts = reading
  if (watches.get(id) === watch) settle(watch, facts)
}

function settle(watch: Watch, facts: PresenceFacts): void {
  const now = Date.now()
  // facts may be the same and what follows from them not: the promise is compared as well
  const text = JSON.stringify([facts.kept, facts.meeting, facts.chosen, promiseFor(facts, null, now)])
  plan(watch, promiseFor(facts, null, now).changesAt)
  if (text === watch.text) return
  watch.text = text
  for (const listener of watch.listeners) listener()
}

function plan(watch: Watch, at: number | null): void {
  clearTimeout(watch.timer)
  const poll = busHealthy() ? pollMs.healthy : pollMs.away
  const wait = Math.min(at === null ? poll : at - Date.now() + 5, poll)
  watch.timer = setTimeout(watch.again, Math.max(wait, 20))
}
