import { ConnectionState, DisconnectReason, Room, RoomEvent, type RoomOptions } from 'livekit-client'
import { livekit } from '@/components/device/livekit'
import { type LocalMedia, videoOptions } from '@/components/device/local-media'
import { iceServers } from '@/lib/meeting/ice-servers'
import { resumePauseMs } from '@/lib/meeting/rejoin-plan'
import type { Ticket } from '@/lib/meeting/ticket'

/** Who closed a room: the same person on another device, this page because it is going, or LiveKit. */
export type ClosedBy = 'other_device' | 'page' | 'livekit'

export type RoomListener = {
  /** Anything about the people changed. */
  changed(): void
  dropped(): void
  resumed(): void
  /** Over, as far as LiveKit is concerned. */
  closed(why: ClosedBy): void
  data(topic: string, bytes: Uint8Array, from: string): void
}

function roomOptions(speakerId: string | undefined): RoomOptions {
  return {
    adaptiveStream: true,
    dynacast: true,
    // it would leave when somebody is only asked whether to go; RoomKeeper leaves when the page does
    disconnectOnPageLeave: false,
    stopLocalTrackOnUnpublish: true,
    videoCaptureDefaults: videoOptions(),
    audioOutput: { deviceId: speakerId },
    reconnectPolicy: {
      nextRetryDelayInMs: ({ retryCount, elapsedMs }) => resumePauseMs(retryCount, elapsedMs),
    },
  }
}

/**
 * Connects with a ticket: resolves when media is connected, throws when it is not within `patienceMs` or when it is
 * given up before. The media, which may still be opening, is published as soon as it is there.
 */
export async function openRoom(
  ticket: Ticket,
  media: Promise<LocalMedia>,
  listener: RoomListener,
  { patienceMs, speakerId, givenUp }: { patienceMs: number; speakerId?: string; givenUp: AbortSignal },
): Promise<Room> {
  await livekit() // silent from here on
  givenUp.throwIfAborted()
  const room = new Room(roomOptions(speakerId))
  listen(room, ticket, listener)
  try {
    await inTime(
      room.connect(ticket.url, ticket.token, {
        autoSubscribe: true,
        maxRetries: 0,
        peerConnectionTimeout: patienceMs,
        rtcConfig: { iceServers: iceServers(ticket.url) },
      }),
      patienceMs,
      givenUp,
    )
  } catch (error) {
    room.removeAllListeners()
    void room.disconnect().catch(() => {})
    throw error
  }
  void publish(room, media).finally(() => listener.changed())
  return room
}

async function publish(room: Room, media: Promise<LocalMedia>): Promise<void> {
  const { tracks } = await media
  if (room.state !== ConnectionState.Connected) {
    for (const track of tracks) track.stop()
    return
  }
  await Promise.allSettled(tracks.map((track) => room.localParticipant.publishTrack(track)))
}

function listen(room: Room, { peer }: Ticket, listener: RoomListener): void {
  for (const event of changes) room.on(event, listener.changed)
  room.on(RoomEvent.Reconnecting, listener.dropped)
  room.on(RoomEvent.Reconnected, listener.resumed)
  room.on(RoomEvent.Disconnected, (reason) => listener.closed(closedBy(reason)))
  // the sender's identity is set by LiveKit; only the other person of this meeting is listened to
  room.on(RoomEvent.DataReceived, (bytes, sender, _kind, topic) => {
    if (sender?.identity === peer && topic !== undefined) listener.data(topic, bytes, peer)
  })
}

function closedBy(reason: DisconnectReason | undefined): ClosedBy {
  if (reason === DisconnectReason.DUPLICATE_IDENTITY) return 'other_device'
  return reason === DisconnectReason.CLIENT_INITIATED ? 'page' : 'livekit'
}

const changes = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.AudioPlaybackStatusChanged,
  RoomEvent.MediaDevicesChanged,
] as const

async function inTime(connecting: Promise<void>, patienceMs: number, givenUp: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no media in time')), patienceMs)
    givenUp.addEventListener('abort', () => reject(givenUp.reason), { once: true })
  })
  try {
    await Promise.race([connecting, late])
  } finally {
    clearTimeout(timer)
    connecting.catch(() => {})
  }
}
