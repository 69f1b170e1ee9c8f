import { pool } from '@/db/client'
import { closeAbandonedSharing } from '@/db/cobrowse'
import { freeHeldJobs } from '@/db/job'
import { forgetEvents } from '@/db/livekit-event'
import { listOpenMeetings, listOverdue, readMeeting, updateMeeting } from '@/db/meeting'
import { forgetSecrets } from '@/db/outbox'
import { forgetExpired } from '@/db/presence'
import { forgetCodeTries } from '@/db/question-code'
import { forgetAsks } from '@/db/recovery'
import { listSeats } from '@/db/seat'
import { forgetTries } from '@/db/session'
import { system } from '@/lib/access/actor'
import { linkMinutes } from '@/lib/access/recovery-link'
import { type Meeting, meetingOfRoom, roomOf } from '@/lib/meeting/meeting'
import { lingers, reconcile } from '@/lib/meeting/reconcile'
import { transition } from '@/lib/meeting/transition'
import { unavailable } from './database-away'
import { closeRoom, ensureRoom, LivekitAway, listIdentities, listRooms, livekitConfigured } from './livekit'
import { log } from './log'
import { giveUpMeeting } from './meeting-jobs'
import { closeMeetingRoom } from './meeting-room'

const everyMs = 8_000
/** Longer than any job takes, its mail server's patience included. */
const longestJobMs = 300_000
/** Any number: one instance reconciles at a time. */
const lockKey = 7_262_001

/** Compares what should be with what is, every 8 s, on one instance at a time: a lost webhook or job heals here. */
export function startReconciler(): { stop(): void } {
  let stopped = false
  let timer: NodeJS.Timeout
  const round = async () => {
    await alone(lookAround).catch(report)
    if (!stopped) timer = setTimeout(round, everyMs)
  }
  timer = setTimeout(round, 1_000)
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function report(error: unknown): void {
  if (!unavailable(error) && !(error instanceof LivekitAway)) log().error({ err: error }, 'reconciler failed')
}

/** The lock is the connection's: where that is not known to have given it back, both go. */
async function alone(work: () => Promise<void>): Promise<void> {
  const client = await pool().connect()
  let clean = false
  try {
    const lock = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [lockKey])
    if (lock.rows[0]?.got) {
      await work()
      await client.query('SELECT pg_advisory_unlock($1)', [lockKey])
    }
    clean = true
  } finally {
    client.release(!clean)
  }
}

async function lookAround(): Promise<void> {
  const now = new Date()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  // one that fails, round after round, keeps nothing else from being done: least of all from being forgotten
  const parts: (() => Promise<unknown>)[] = [
    () => giveUpOverdue(now),
    () => closeAbandonedSharing(now),
    () => forgetExpired(now),
    () => freeHeldJobs(ago(longestJobMs)),
    () => forgetEvents(ago(3_600_000)),
    () => forgetTries(ago(24 * 3_600_000)),
    () => forgetAsks(ago(24 * 3_600_000)),
    () => forgetCodeTries(ago(24 * 3_600_000)),
    () => forgetSecrets(ago(linkMinutes * 60_000)),
  ]
  for (const part of parts) await part().catch(report)
  if (!livekitConfigured()) return
  const rooms = await listRooms()
  const meetings = await listOpenMeetings()
  // one room that has just gone holds nobody else up
  for (const meeting of meetings)
    if (meeting.state === 'live') await check({ ...meeting }, rooms, now.getTime()).catch(report)
  await closeStrayRooms(rooms, meetings, now.getTime())
}

async function giveUpOverdue(now: Date): Promise<void> {
  for (const meetingId of await listOverdue(now)) await giveUpMeeting(meetingId).catch(report)
}

async function check(
  meeting: Meeting & { state: 'live' },
  rooms: Map<string, number>,
  now: number,
): Promise<void> {
  const room = roomOf(meeting)
  const inRoom = rooms.has(room) ? await listIdentities(room) : null
  const verdict = reconcile(meeting, { inRoom, seats: await listSeats(meeting.id) }, now)
  if (verdict === 'repair') await ensureRoom(room)
  if (verdict !== 'end') return
  const moved = await updateMeeting(meeting.id, system, (m) => transition(m, { type: 'left_empty', at: now }))
  if (moved.ok) await closeMeetingRoom(moved.value)
}

/** Rooms of ours whose meeting is over, or has moved on to another room. */
async function closeStrayRooms(rooms: Map<string, number>, open: Meeting[], now: number): Promise<void> {
  const wanted = new Set(open.map(roomOf))
  for (const room of rooms.keys()) {
    const named = meetingOfRoom(room)
    if (!named || wanted.has(room)) continue
    const meeting = await readMeeting(named.id)
    if (!meeting || !lingers(meeting, now)) await closeRoom(room)
  }
}
