import type { PersonId } from '@/lib/access/actor'
import { isUuid } from '@/lib/access/uuid'
import type { ThreadId } from './thread'

/** Where something is being written: in a thread, or to a customer while there is none. Drafts and files wait there. */
export type Place = { customerId: PersonId; threadId: ThreadId | null }

/** One word for it: no customer's id is a thread's. */
export function placeId({ customerId, threadId }: Place): string {
  return threadId ?? customerId
}

/** `customer=<uuid>&thread=<uuid>`, as an upload names it. */
export function placeQuery({ customerId, threadId }: Place): string {
  return new URLSearchParams({ customer: customerId, ...(threadId && { thread: threadId }) }).toString()
}

/** The place that a query names, or null when it names none. */
export function readPlace(query: URLSearchParams): Place | null {
  const customerId = query.get('customer')
  const threadId = query.get('thread')
  if (customerId === null || !isUuid(customerId)) return null
  if (threadId !== null && !isUuid(threadId)) return null
  return { customerId, threadId }
}
