import type { StreamState } from './stream-state'
import type { Connection, TabMessage } from './tab-message'

/** What a page remembers of the stream. */
export type StreamMemory = {
  state: StreamState | null
  /** The server's clock minus this computer's, ms; null while only the server's first word is known. */
  offset: number | null
  /** When the netbank locks: the server's word, or the person's own input since. Epoch ms. */
  locksAt: number | null
  connection: Connection
}

/** Before the stream has said anything: what the server rendered. */
export function firstState(initial: StreamState | null): StreamMemory {
  return { state: initial, offset: null, locksAt: initial?.session.locksAt ?? null, connection: 'connecting' }
}

/** What is remembered after a message. The newest word about the lock wins, whoever said it. */
export function take(memory: StreamMemory, message: TabMessage): StreamMemory {
  switch (message.type) {
    case 'state':
      return {
        state: message.state,
        offset: message.offset,
        locksAt: message.state.session.locksAt,
        connection: 'open',
      }
    case 'connection':
      return memory.connection === message.connection ? memory : { ...memory, connection: message.connection }
    case 'input':
      return { ...memory, state: unlocked(memory.state, message.locksAt), locksAt: message.locksAt }
    default:
      return memory
  }
}

/** Input is told only after the server has taken it, so nothing is locked any more. */
function unlocked(state: StreamState | null, locksAt: number): StreamState | null {
  if (state?.session.state !== 'locked') return state
  return { ...state, session: { state: 'active', locksAt } }
}
