import { AccessToken, RoomServiceClient, TrackSource, WebhookReceiver } from 'livekit-server-sdk'
import type { Grants } from '@/lib/meeting/grants'
import { tokenSeconds } from '@/lib/meeting/grants'
import { environment } from './environment'

/** Seconds a room stays when nobody has come yet, and after the last one left (time for a reload). */
const emptySeconds = 60
const departureSeconds = 20

function settings() {
  const { livekit } = environment()
  if (!livekit) throw new LivekitAway()
  return livekit
}

/** There is no LiveKit server, or it does not answer. */
export class LivekitAway extends Error {
  constructor(options?: ErrorOptions) {
    super('LiveKit is away', options)
    this.name = 'LivekitAway'
  }
}

/** Is a LiveKit server named in the environment? */
export function livekitConfigured(): boolean {
  return environment().livekit !== undefined
}

function rooms(): RoomServiceClient {
  const { url, apiKey, apiSecret } = settings()
  return new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret, { requestTimeout: 4 })
}

async function ask<T>(call: (client: RoomServiceClient) => Promise<T>): Promise<T> {
  try {
    return await call(rooms())
  } catch (error) {
    throw error instanceof LivekitAway ? error : new LivekitAway({ cause: error })
  }
}

/** Makes the room when it is not there (making it again is harmless). Two people at most. */
export async function ensureRoom(name: string): Promise<void> {
  await ask((client) =>
    client.createRoom({
      name,
      emptyTimeout: emptySeconds,
      departureTimeout: departureSeconds,
      maxParticipants: 2,
    }),
  )
}

/** Names of the rooms LiveKit has, and how many people are in each. */
export async function listRooms(): Promise<Map<string, number>> {
  const listed = await ask((client) => client.listRooms())
  return new Map(listed.map((room) => [room.name, room.numParticipants]))
}

/** Identities in a room. */
export async function listIdentities(room: string): Promise<string[]> {
  return (await ask((client) => client.listParticipants(room))).map((participant) => participant.identity)
}

/** Closes a room and puts everybody out; a room that is gone already is fine. */
export async function closeRoom(room: string): Promise<void> {
  const listed = await listRooms()
  if (listed.has(room)) await ask((client) => client.deleteRoom(room))
}

const sources = { camera: TrackSource.CAMERA, microphone: TrackSource.MICROPHONE }

/** A token for one room and one identity with exactly these grants; lives 60 s. */
export async function mintToken(
  room: string,
  identity: string,
  name: string,
  grants: Grants,
): Promise<string> {
  const { apiKey, apiSecret } = settings()
  const token = new AccessToken(apiKey, apiSecret, { identity, name, ttl: tokenSeconds })
  token.addGrant({
    ...grants,
    room,
    canPublishSources: grants.canPublishSources.map((source) => sources[source]),
  })
  return token.toJwt()
}

/** LiveKit's address as browsers see it. */
export function livekitPublicUrl(): string {
  return settings().publicUrl
}

/** Checks a webhook's signature over the raw body; throws for anything not signed with our secret. */
export async function readWebhook(body: string, authorization: string) {
  const { apiKey, apiSecret } = settings()
  return new WebhookReceiver(apiKey, apiSecret).receive(body, authorization)
}

/** How long an answer holds, and how long somebody who only looks waits for the first one. Milliseconds. */
const holdsMs = 5_000
const firstMs = 1_000
let last: { at: number; up: boolean } | undefined
let asking: Promise<boolean> | undefined

/** Does LiveKit answer? One question for everybody, at most every 5 s. One that hangs is found out after 4 s. */
export async function livekitUp(now: number): Promise<boolean> {
  if (!livekitConfigured()) return false
  if (last && now - last.at < holdsMs) return last.up
  asking ??= hears().then((up) => {
    last = { at: Date.now(), up }
    asking = undefined
    return up
  })
  return asking
}

/** The same as it was last known, for pages and presence, which wait for nobody; it is asked again behind. */
export async function livekitLooksUp(now: number): Promise<boolean> {
  const answer = livekitUp(now)
  if (last) return last.up
  return Promise.race([answer, new Promise<false>((resolve) => setTimeout(resolve, firstMs, false))])
}

function hears(): Promise<boolean> {
  return listRooms().then(
    () => true,
    () => false,
  )
}
