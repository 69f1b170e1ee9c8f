import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import type { Announcement } from '@/db/announce'
import type { Bus, BusEvents } from './events'
import { log } from './log'

const channel = 'radrum'
/** Milliseconds until the next try. The client's own strategy would give one up for good that hangs. */
const againAfter = (tries: number) => Math.min(100 * 2 ** tries, 5_000)
type Message = { from: string; announcements: Announcement[] }

/**
 * Redis publish/subscribe, for many instances. It connects in the background, again and again, and asks for a resync
 * each time it is back. The people of this instance hear at once, whatever Redis does.
 */
export function redisBus(url: string, here: BusEvents): Bus {
  const self = randomUUID()
  const publisher = createClient({
    url,
    // what cannot be said now is not kept: it is read again after the resync
    disableOfflineQueue: true,
    commandsQueueMaxLength: 1_000,
    // one that takes connections and answers nothing is away as well
    pingInterval: 3_000,
    socket: { connectTimeout: 4_000, socketTimeout: 8_000, reconnectStrategy: againAfter },
  })
  const subscriber = publisher.duplicate()
  let listening = false
  const hear = (text: string) => {
    const { from, announcements } = JSON.parse(text) as Message
    if (from !== self) here.deliver(announcements)
  }
  const listen = async () => {
    await subscriber.subscribe(channel, hear)
    listening = true
    here.resync()
  }
  const away = (error: unknown) => log().warn({ err: error }, 'redis is away')
  subscriber.on('error', () => {
    listening = false
  })
  subscriber.on('ready', () => void listen().catch(away))
  for (const client of [publisher, subscriber]) {
    client.on('error', away)
    client.connect().catch(() => {}) // it tries until it is closed
  }
  const healthy = () => listening && publisher.isReady
  return {
    async publish(announcements) {
      here.deliver(announcements)
      const message: Message = { from: self, announcements }
      if (healthy()) await publisher.publish(channel, JSON.stringify(message))
    },
    healthy,
    async close() {
      for (const client of [publisher, subscriber]) client.destroy()
    },
  }
}
