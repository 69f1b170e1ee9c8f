import type { EndReason } from '@/lib/presence/tab-message'

let going = false

/**
 * The session is over: the page goes, whatever it shows, and only once; what is heard of the end later changes nothing. Nothing
 * asks whether to stay: what is not saved by now cannot be saved any more, and the page would stand there for whoever comes.
 */
export function leave(reason: EndReason): void {
  if (going) return
  going = true
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true })
  const here = window.location.pathname + window.location.search
  window.location.assign(reason === 'expired' ? `/sign-in?next=${encodeURIComponent(here)}` : '/sign-in')
}

/**
 * Leaves when `work` has signed this browser out. Nobody who signs out is asked to come back here, though the page may
 * hear that its session is over before the answer comes.
 */
export async function leaveAfter(work: () => Promise<unknown>): Promise<void> {
  going = true
  try {
    await work()
  } finally {
    going = false
  }
  leave('signed_out')
}
