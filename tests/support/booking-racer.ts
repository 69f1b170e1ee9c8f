import { bookMeeting } from '@/db/booking-book'
import { closeDatabase, openDatabase } from '@/db/client'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'

/** What one instance of the app is told to do: everybody at once, at that moment. */
export type Race = { url: string; at: number; now: number; entries: { actor: Actor; order: Order }[] }
export type Finish = { answer: string; ms: number }

// run by `race()` in a process of its own: its own pool, its own clock, like an instance of the app
process.once('message', async (race: Race) => {
  openDatabase(race.url)
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, race.at - Date.now())))
  const finishes = await Promise.all(
    race.entries.map(async ({ actor, order }): Promise<Finish> => {
      const began = performance.now()
      const answer = await bookMeeting(actor, order, new Date(race.now)).then(
        (result) => (result.ok ? 'booked' : result.reason),
        (error: unknown) => `failed: ${error}`,
      )
      return { answer, ms: performance.now() - began }
    }),
  )
  process.send?.(finishes)
  await closeDatabase()
  process.disconnect()
})
