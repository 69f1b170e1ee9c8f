import { no, ok, type Result } from '@/lib/result'

/** Messages that wait for the wire. Bounded in number and bytes: a slow line must not fill the memory. */
export type Queue = { items: readonly Uint8Array[]; bytes: number }

export const emptyQueue: Queue = { items: [], bytes: 0 }
export const queueLimits = { items: 2_000, bytes: 4 * 1024 * 1024 }

/** The queue with these frames behind; `queue_full` when they do not fit: then start over with a snapshot. */
export function enqueue(queue: Queue, frames: readonly Uint8Array[]): Result<Queue, 'queue_full'> {
  const bytes = frames.reduce((sum, frame) => sum + frame.length, queue.bytes)
  const items = [...queue.items, ...frames]
  if (items.length > queueLimits.items || bytes > queueLimits.bytes) return no('queue_full')
  return ok({ items, bytes })
}

/** The next frame and the rest; null when nothing waits. */
export function dequeue(queue: Queue): { item: Uint8Array; rest: Queue } | null {
  const [item, ...items] = queue.items
  return item ? { item, rest: { items, bytes: queue.bytes - item.length } } : null
}
