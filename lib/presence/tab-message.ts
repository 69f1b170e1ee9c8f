import type { StreamChange, StreamState } from './stream-state'

/** Why the stream is over for good. */
export type EndReason = 'signed_out' | 'expired'

/** Is the truth on this page fresh? */
export type Connection = 'connecting' | 'open' | 'lost'

/** What the tabs of one browser tell each other. One of them holds the stream and tells the others. */
export type TabMessage =
  /**
   * A new tab asks for everything; a silent leader is asked whether it lives. `since`: until when the one who asks has known
   * everything; epoch ms, server's clock.
   */
  | { type: 'ask'; since: number | null }
  | { type: 'here' }
  /** `offset` is the server's clock minus this computer's, ms. */
  | { type: 'state'; state: StreamState; offset: number }
  | { type: 'changed'; change: StreamChange }
  | { type: 'ping'; id: string }
  | { type: 'connection'; connection: Connection }
  | { type: 'ended'; reason: EndReason }
  /** The person did something in one of the tabs, so none of them locks before. Epoch ms, server's clock. */
  | { type: 'input'; locksAt: number }
