import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Announcement } from '@/db/announce'
import type { KnownSession } from '@/db/session'
import { pingMs } from '@/lib/access/lease'
import { coalesced } from './coalesced'
import { unavailable } from './database-away'
import { leaveDesk, stopLeaving } from './desk'
import { mayHaveMissed, subscribe } from './events'
import { sessionFromCookie } from './identity'
import { log } from './log'
import { watchAdvisor } from './presence-hub'
import { readStreamState, watchedBy } from './stream-state'

/** A reader that lets this much pile up is dropped; it comes back and gets the full state. Bytes. */
const maxQueued = 64 * 1024
/** Streams one session may hold: a browser needs one, a take-over briefly two. */
const maxASession = 6
/** Announced changes that pages fetch their own lists for. */
const toldOn: ReadonlySet<string> = new Set([
  'booking',
  'bank',
  'hours',
  'request',
  'meeting',
  'sharing',
  'contact',
  'message',
])

type Stream = { sessionId: string; close(why: 'signed_out' | 'restarting' | 'slow'): void }
const open = new Set<Stream>()

/** GET /api/presence/stream: the one stream a browser. Outside Next, which would take five times the memory. */
export async function serveStream(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const known = await sessionFromCookie(request.headers.cookie, new Date())
    if (!known) return void response.writeHead(401).end()
    const mine = [...open].filter((stream) => stream.sessionId === known.actor.sessionId)
    if (mine.length >= maxASession) mine[0]?.close('slow')
    await begin(known, request, response)
  } catch (error) {
    if (!unavailable(error)) log().error({ err: error }, 'stream failed')
    if (!response.headersSent) response.writeHead(503, { 'Retry-After': '5' })
    response.end()
  }
}

async function begin(known: KnownSession, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { actor } = known
  const advisors = await watchedBy(actor)
  let closed = false
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
    'X-Content-Type-Options': 'nosniff',
  })
  // spread, so that a thousand do not come back in the same second
  response.write(`retry: ${500 + Math.floor(Math.random() * 2_500)}\n\n`)
  const write = (event: string, data: object) => {
    if (response.writableLength > maxQueued) return stream.close('slow')
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const look = coalesced(
    () => tell(request, write, stream),
    () => closed,
  )
  const ask = () => write('ping', { id: crypto.randomUUID() })
  const change = ({ what }: Announcement) => {
    if (what === 'desk') return ask()
    if (toldOn.has(what)) write('changed', { what })
    look()
  }
  const missed = () => write('changed', { what: 'anything' })
  const channels: Announcement['channel'][] = [
    `person:${actor.id}`,
    `session:${actor.sessionId}`,
    `branch:${actor.branchId}`,
  ]
  const resync = () => {
    missed()
    look()
  }
  const stops = [subscribe(channels, { change, resync }), ...advisors.map((id) => watchAdvisor(id, look))]
  const ping = setInterval(() => {
    ask()
    look() // the session may have locked or ended by time alone
  }, pingMs)
  const stream: Stream = {
    sessionId: actor.sessionId,
    close(why) {
      if (closed) return
      closed = true
      open.delete(stream)
      clearInterval(ping)
      for (const stop of stops) stop()
      if (why === 'slow') return void response.destroy()
      if (why === 'signed_out') response.write(`event: ended\ndata: {"reason":"signed_out"}\n\n`)
      response.end()
    },
  }
  open.add(stream)
  request.on('close', () => {
    if (!closed && actor.role === 'advisor') void leaveDesk(actor)
    stream.close('restarting')
  })
  response.on('error', () => stream.close('slow'))
  const since = listenedUntil(request)
  if (since !== null && mayHaveMissed(channels, since)) missed()
  look()
}

/** Until when this page has known everything, by its own word: when it was made, or last heard of us. Epoch ms. */
function listenedUntil({ url = '' }: IncomingMessage): number | null {
  const said = /[?&]since=(\d{1,15})(&|$)/.exec(url)?.[1]
  return said === undefined ? null : Number(said)
}

/** Sends the state as it is now, or the end when the session has ended. Nothing when nothing changed. */
async function tell(request: IncomingMessage, write: (event: string, data: object) => void, stream: Stream) {
  const now = new Date()
  const known = await sessionFromCookie(request.headers.cookie, now)
  if (!known) return stream.close('signed_out')
  const state = await readStreamState(known, now)
  const text = JSON.stringify({ ...state, now: 0 })
  if (lastTold.get(stream) === text) return
  lastTold.set(stream, text)
  write('state', state)
}

const lastTold = new WeakMap<Stream, string>()

/** Every stream gets its end; browsers come back by themselves, to another instance. */
export function closeStreams(): void {
  stopLeaving()
  for (const stream of [...open]) stream.close('restarting')
}

/** Open streams of this instance. */
export function countStreams(): number {
  return open.size
}
