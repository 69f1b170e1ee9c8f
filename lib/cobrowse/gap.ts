import type { Frame } from './frame'

/**
 * What the receiver knows about the order of frames. LiveKit replays nothing after a full reconnect or a late
 * join, so a hole in the numbers means: wait for the next snapshot and ask for one.
 */
export type Order =
  | { state: 'waiting'; epoch: number; after: number }
  | { state: 'following'; epoch: number; next: number }

/** Before anything came. `epoch` 0: any recording will do. */
export const start: Order = { state: 'waiting', epoch: 0, after: -1 }

export type Arrival = { order: Order; take: boolean; ask: boolean }

/**
 * Where a frame leaves us: whether to take it, and whether to ask for a fresh snapshot. Frames of an older
 * recording, and such as came before, are dropped in silence.
 */
export function arrive(order: Order, frame: Pick<Frame, 'kind' | 'epoch' | 'sequence' | 'part'>): Arrival {
  const { epoch, sequence } = frame
  if (epoch < order.epoch) return { order, take: false, ask: false }
  const opens = frame.kind === 'snapshot' && frame.part === 0
  const seen = order.state === 'following' ? order.next - 1 : order.after
  if (epoch === order.epoch && sequence <= seen) return { order, take: false, ask: false }
  const follows = order.state === 'following' && epoch === order.epoch && sequence === order.next
  if (opens || follows) {
    return { order: { state: 'following', epoch, next: sequence + 1 }, take: true, ask: false }
  }
  const ask = order.state === 'following' || epoch > order.epoch
  return { order: { state: 'waiting', epoch, after: sequence }, take: false, ask }
}

/** After something that could not be read: nothing more is taken until the next snapshot. */
export function lost(order: Order): Order {
  const after = order.state === 'following' ? order.next - 1 : order.after
  return { state: 'waiting', epoch: order.epoch, after }
}
