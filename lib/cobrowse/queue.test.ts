import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dequeue, emptyQueue, enqueue, type Queue, queueLimits } from './queue'

const fill = (length: number) => new Uint8Array(length)

test('first in, first out', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 30 }), (frames) => {
      const full = enqueue(emptyQueue, frames)
      if (!full.ok) return false
      const out: Uint8Array[] = []
      let queue: Queue = full.value
      for (let next = dequeue(queue); next; next = dequeue(queue)) {
        out.push(next.item)
        queue = next.rest
      }
      expect(out).toEqual(frames)
      expect(queue.bytes).toBe(0)
      return true
    }),
  )
})

test.each([
  ['too many', Array.from({ length: queueLimits.items + 1 }, () => fill(1))],
  ['too many bytes', [fill(queueLimits.bytes), fill(1)]],
])('%s: refused, and the queue is as it was', (_, frames) => {
  expect(enqueue(emptyQueue, frames)).toEqual({ ok: false, reason: 'queue_full' })
  expect(emptyQueue).toEqual({ items: [], bytes: 0 })
})

test('exactly full is fine', () => {
  expect(enqueue(emptyQueue, [fill(queueLimits.bytes)]).ok).toBe(true)
})
