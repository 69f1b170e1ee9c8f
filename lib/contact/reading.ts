import type { Role } from '@/lib/access/actor'
import type { Cursor } from './entry'
import type { Occasion } from './tie'

/** What of a customer staff has read: the few lines beside a ringing call, the card, the history behind it, messages. */
export type ReadingPart = 'ring' | 'card' | 'history' | 'message'

/** One reading, as the customer sees it. Epoch ms. */
export type Reading = {
  id: string
  at: number
  readerName: string
  role: Role
  part: ReadingPart
  occasion: Occasion
}

export type ReadingPage = { readings: Reading[]; next: Cursor | null }
