import { createClient } from 'redis'
import type { Announcement } from '@/db/announce'
import type { Bus, BusEvents } from './events'
import { log } from './log'

const channel = 'radrum'

/** Redis publish/subscribe, for many instances. Reconnects by itself and asks for a resync each time it is back. */
export async function redisBus(url: string, here: BusEvents): Promise<Bus> {
  const publisher = createClient({ url })
  const subscriber = publisher.duplicate()
  for (const client of [publisher, subscriber]) {
    client.on('error', (error: unknown) => log().warn({ err: error }, 'redis is away'))
  }
  subscriber.on('ready', () => here.resync())
  await Promise.all([publisher.connect(), subscriber.connect()])
  await subscriber.subscribe(channel, (message) => here.deliver(JSON.parse(message) as Announcement[]))
  return {
    async publish(announcements) {
      await publisher.publish(channel, JSON.stringify(announcements))
    },
    healthy: () => subscriber.isReady && publisher.isReady,
    async close() {
      await Promise.allSettled([subscriber.close(), publisher.close()])
    },
  }
}
