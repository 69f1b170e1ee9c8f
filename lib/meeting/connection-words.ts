import { offerPhoneAfterMs } from './rejoin-plan'
import type { RoomState } from './room-state'

export type Quality = 'excellent' | 'good' | 'poor' | 'lost' | 'unknown'

/** What is said about the connection; each is a sentence in the language files under `meeting.connection`. */
export type ConnectionWords =
  | 'idle'
  | 'joining'
  | 'joiningLong'
  | 'good'
  | 'weakHere'
  | 'weakThere'
  | 'awayThere'
  | 'lost'
  | 'lostLong'
  | 'elsewhere'
  | 'noMedia'
  | 'refused'

type Known = {
  room: RoomState
  /** Is the other person in the room? */
  peerPresent: boolean
  /** Has the other person been in it before? Whoever has not come yet is not missed. */
  peerSeen: boolean
  here: Quality
  there: Quality
  /** This browser's clock, epoch ms. */
  now: number
}

/** One sentence for the state of the call: the worst thing that is true, our own side before the other's. */
export function connectionWords(known: Known): ConnectionWords {
  const { room, now } = known
  switch (room.kind) {
    case 'idle':
    case 'asking':
      return 'idle'
    case 'joining':
      return now - room.since >= offerPhoneAfterMs ? 'joiningLong' : 'joining'
    case 'elsewhere':
      return 'elsewhere'
    case 'failed':
      return room.reason === 'no_media' ? 'noMedia' : 'refused'
    case 'lost':
      return now - room.since >= offerPhoneAfterMs ? 'lostLong' : 'lost'
    case 'joined':
      return inTheRoom(known)
  }
}

function inTheRoom({ peerPresent, peerSeen, here, there }: Known): ConnectionWords {
  if (isWeak(here)) return 'weakHere'
  if (!peerPresent) return peerSeen ? 'awayThere' : 'joining'
  return isWeak(there) ? 'weakThere' : 'good'
}

function isWeak(quality: Quality): boolean {
  return quality === 'poor' || quality === 'lost'
}

/** Is it worth showing in words, or does everything simply work? */
export function isTrouble(words: ConnectionWords): boolean {
  return words !== 'good' && words !== 'idle' && words !== 'joining'
}
