import { EventEmitter } from 'node:events'
import { type Announcement, onAnnounce } from '@/db/announce'
import { LastChanges } from '@/lib/presence/last-changes'
import { environment } from './environment'
import { log } from './log'
import { postgresBus } from './postgres-bus'
import { redisBus } from './redis-bus'

/** Between instances: at most once, in order from one sender; `resync` after a gap. */
export type Bus = {
  publish(announcements: Announcement[]): Promise<void>
  /** False while announcements of other instances may be missed. */
  healthy(): boolean
  close(): Promise<void>
}
export type BusEvents = { deliver(announcements: Announcement[]): void; resync(): void }

type Shared = { emitter: EventEmitter; bus: Bus | undefined; last: LastChanges }
const key = Symbol.for('radrum.events')
const global = globalThis as unknown as { [key]?: Shared }

function shared(): Shared {
  global[key] ??= {
    emitter: new EventEmitter().setMaxListeners(0),
    bus: undefined,
    last: new LastChanges(Date.now()),
  }
  return global[key]
}

/**
 * Connects this process to the bus: PostgreSQL LISTEN/NOTIFY, or Redis when `REDIS_URL` is set. Once a process, and in
 * the background: nobody waits for a bus that is away.
 */
export function openBus(): void {
  const here: BusEvents = {
    deliver: (announcements) => {
      const { emitter, last } = shared()
      for (const announcement of announcements) {
        last.note(announcement.channel, announcement.what, Date.now())
        emitter.emit(announcement.channel, announcement)
      }
    },
    resync: () => {
      shared().last.forget(Date.now())
      shared().emitter.emit('resync')
    },
  }
  const { redisUrl, databaseUrl } = environment()
  shared().bus = redisUrl ? redisBus(redisUrl, here) : postgresBus(databaseUrl, here)
  onAnnounce(publish)
}

/** Tells every instance, this one included, what changed. Never throws: a lost one heals at the next poll. */
export function publish(announcements: Announcement[]): void {
  shared()
    .bus?.publish(announcements)
    .catch((error: unknown) => log().warn({ err: error }, 'announcement was not published'))
}

/** Listens on channels until the returned function is called. `resync` means: read everything again. */
export function subscribe(
  channels: Announcement['channel'][],
  on: { change(announcement: Announcement): void; resync(): void },
): () => void {
  const { emitter } = shared()
  for (const channel of channels) emitter.on(channel, on.change)
  emitter.on('resync', on.resync)
  return () => {
    for (const channel of channels) emitter.off(channel, on.change)
    emitter.off('resync', on.resync)
  }
}

/** May whoever has not listened since then (epoch ms) have missed a change of what pages list? */
export function mayHaveMissed(channels: Announcement['channel'][], since: number): boolean {
  return shared().last.mayHave(channels, since)
}

/** Does what other instances announce reach this one now? */
export function busHealthy(): boolean {
  return shared().bus?.healthy() ?? false
}

/** Lets go of the bus; what is published later reaches nobody. */
export async function closeBus(): Promise<void> {
  onAnnounce(undefined)
  await shared().bus?.close()
  shared().bus = undefined
}
