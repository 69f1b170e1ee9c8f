import { bookMeeting } from '@/db/booking-book'
import { closeDatabase, openDatabase } from '@/db/client'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'
import { unavailable } from '@/lib/server/database-away'

/** What one instance of the app is told to do: everybody at once, when it hears `go`. */
export type Race = { url: string; now: number; entries: { actor: Actor; order: Order }[] }
export type FromRacer = { ready: true } | { finishes: Finish[] }
export type Finish = { answer: string; ms: number }

/** Books as a person does: when the instance is too busy to answer (503), the same order once more with the same key. */
async function book(actor: Actor, order: Order, now: Date, tries = 4): Promise<string> {
  try {
    const result = await bookMeeting(actor, order, now)
    return result.ok ? 'booked' : result.reason
  } catch (error) {
    if (tries > 1 && unavailable(error)) return book(actor, order, now, tries - 1)
    return `failed: ${error}`
  }
}

function tell(message: FromRacer): void {
  process.send?.(message)
}

// run by `race()` in a process of its own: its own pool, its own clock, like an instance of the app
process.once('message', async (race: Race) => {
  const { pool } = openDatabase(race.url)
  await Promise.all(Array.from({ length: 20 }, () => pool.query('SELECT 1')))
  const go = new Promise((resolve) => process.once('message', resolve))
  tell({ ready: true })
  await go
  const finishes = await Promise.all(
    race.entries.map(async ({ actor, order }): Promise<Finish> => {
      const began = performance.now()
      const answer = await book(actor, order, new Date(race.now))
      return { answer, ms: performance.now() - began }
    }),
  )
  tell({ finishes })
  await closeDatabase()
  process.disconnect()
})
