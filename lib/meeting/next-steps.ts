import type { PersonId } from '@/lib/access/actor'
import type { CustomerState, NamedPromise } from '@/lib/presence/stream-state'

/** What a customer can do when nobody answered, best first. */
export type NextStep =
  | { kind: 'call'; id: PersonId; name: string }
  | { kind: 'ask'; id: PersonId; name: string }
  | { kind: 'asked'; name: string }
  | { kind: 'book'; id: PersonId; name: string; firstTime: number | null }

type Known = Pick<CustomerState, 'advisor' | 'deputies' | 'request' | 'videoAvailable'>

/**
 * A deputy who is free (never the one who just did not answer), then being called back by the own advisor, then
 * the first time that can be booked with them.
 */
export function nextSteps(known: Known, called: PersonId): NextStep[] {
  const { advisor, request } = known
  const free = [advisor, ...known.deputies].find((one) => one.id !== called && one.promise.callable)
  return [
    ...(free && known.videoAvailable ? [{ kind: 'call' as const, id: free.id, name: free.name }] : []),
    request ? { kind: 'asked', name: request.advisorName } : { kind: 'ask', ...named(advisor) },
    { kind: 'book', ...named(advisor), firstTime: advisor.promise.nextFree },
  ]
}

function named({ id, name }: NamedPromise): { id: PersonId; name: string } {
  return { id, name }
}
