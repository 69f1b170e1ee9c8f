import type { SharedEvent } from '@/lib/cobrowse/event'
import type { Spot } from '@/lib/cobrowse/pointer'

/** What the replay's frame says to the page around it when it is ready for a port. */
export const REPLAY_READY = 'radrum-replay-ready'
/** What the page around it says when it hands the port over. */
export const REPLAY_PORT = 'radrum-replay-port'

/** Through the port, into the frame. Events have been checked before. */
export type IntoReplay =
  | { type: 'events'; snapshot: boolean; events: SharedEvent[] }
  | { type: 'pointing'; on: boolean }

/** Through the port, out of the frame. */
export type OutOfReplay =
  | { type: 'shown' }
  | { type: 'size'; width: number; height: number }
  | { type: 'spot'; spot: Spot | null }
  | { type: 'full' }
  | { type: 'escape' }
