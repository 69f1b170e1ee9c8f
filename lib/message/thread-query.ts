import { isUuid } from '@/lib/access/uuid'
import type { ThreadCursor } from './thread'

type Query = Record<string, string | string[] | undefined>

/** What an address says about a list of threads and a place in one. Whatever it cannot mean is left out. */
export type ThreadQuery = {
  /** All of them, not only those that wait. */
  all: boolean
  /** From where on a list goes. */
  before: ThreadCursor | null
  /** In a thread: only messages older than this `seq`. */
  older: number | null
  /** To whom a first message goes. */
  customerId: string | null
  /** The thread that is open beside something else. */
  threadId: string | null
  /** The question of the bank that somebody came here for. */
  questionId: string | null
}

/** Reads `?show=all&before=1790000000000_<uuid>`, `?older=42`, and `?customer=`, `?thread=` or `?question=` with a uuid. */
export function readThreadQuery({ show, before, older, customer, thread, question }: Query): ThreadQuery {
  return {
    all: show === 'all',
    before: readCursor(before),
    older: typeof older === 'string' && /^[1-9]\d{0,14}$/.test(older) ? Number(older) : null,
    customerId: readId(customer),
    threadId: readId(thread),
    questionId: readId(question),
  }
}

function readId(text: Query[string]): string | null {
  return typeof text === 'string' && isUuid(text) ? text : null
}

function readCursor(text: Query[string]): ThreadCursor | null {
  const match = /^(\d{1,14})_([0-9a-f-]{36})$/.exec(typeof text === 'string' ? text : '')
  return match?.[1] && match[2] && isUuid(match[2]) ? { at: Number(match[1]), id: match[2] } : null
}

/** The same list from there on: `/advisor/messages?show=all&before=…`. */
export function hrefBefore(path: string, { at, id }: ThreadCursor): string {
  return `${path}${path.includes('?') ? '&' : '?'}before=${at}_${id}`
}
