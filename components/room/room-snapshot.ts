import type { LocalParticipant, Participant, RemoteParticipant, Room, Track } from 'livekit-client'
import type { Quality } from '@/lib/meeting/connection-words'
import type { DeviceTrouble } from '@/lib/meeting/device-trouble'
import type { MediaChoice } from '@/lib/meeting/media-choice'
import type { RoomState } from '@/lib/meeting/room-state'

/** One side of the call, as it looks and sounds now. */
export type PersonMedia = {
  present: boolean
  /** A picture that is on. */
  video: Track | null
  audio: Track | null
  speaking: boolean
  quality: Quality
}

export type Troubles = { camera?: DeviceTrouble; microphone?: DeviceTrouble }

/** Everything that components know of the room; a new object whenever something changed. */
export type RoomSnapshot = {
  state: RoomState
  self: PersonMedia
  peer: PersonMedia & { seen: boolean }
  choice: MediaChoice
  troubles: Troubles
  /** A ticket is on its way. */
  expecting: boolean
  /** The meeting this window knows to be over. */
  over: string | null
  /** The browser keeps quiet until the person has pressed something. */
  audioBlocked: boolean
}

export const nobody: PersonMedia = {
  present: false,
  video: null,
  audio: null,
  speaking: false,
  quality: 'unknown',
}

/** The two people of the room; anybody else LiveKit may tell of is not in this call. */
export function peopleOf(room: Room, peer: string): { self: PersonMedia; peer: PersonMedia } {
  const other = room.remoteParticipants.get(peer)
  return { self: mediaOf(room.localParticipant), peer: other ? mediaOf(other) : nobody }
}

function mediaOf(person: LocalParticipant | RemoteParticipant): PersonMedia {
  return {
    present: true,
    video: trackOf(person, 'camera'),
    audio: trackOf(person, 'microphone'),
    speaking: person.isSpeaking,
    quality: person.connectionQuality,
  }
}

function trackOf(person: Participant, source: `${Track.Source}`): Track | null {
  const publication = person.getTrackPublication(source as Track.Source)
  return publication?.track && !publication.isMuted ? publication.track : null
}
