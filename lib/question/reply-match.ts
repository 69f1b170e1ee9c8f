import type { PersonId } from '@/lib/access/actor'
import type { QuestionId, QuestionState } from './question'

/** A question that something from outside may answer: of whoever has the address it came from. */
export type Candidate = { id: QuestionId; customerId: PersonId; state: QuestionState; askedAt: number }

/** `late`: it was answered or withdrawn before, and what came is a message in its thread. `unknown`: nothing is guessed. */
export type Match = { kind: 'answer' | 'late'; id: QuestionId } | { kind: 'unknown' }

const unknown: Match = { kind: 'unknown' }

/**
 * Which question something from outside answers: the one whose code stands in it (`named`); else the one open question that
 * went out to that address (`sent`). None open, it comes after the answer to the one asked last, unless more than one
 * customer has the address: nothing of one's is written beside the other's.
 */
export function matchReply(named: readonly Candidate[], sent: readonly Candidate[]): Match {
  if (named.length > 0) return matchOf(newest(named))
  const open = sent.filter(({ state }) => state === 'open')
  if (open.length > 1) return unknown
  if (open[0]) return matchOf(open[0])
  const customers = new Set(sent.map(({ customerId }) => customerId))
  return customers.size === 1 ? matchOf(newest(sent)) : unknown
}

function matchOf(candidate: Candidate | undefined): Match {
  return candidate ? { kind: candidate.state === 'open' ? 'answer' : 'late', id: candidate.id } : unknown
}

/** The open one first: a code that is void may have been given out anew. */
function newest(candidates: readonly Candidate[]): Candidate | undefined {
  const isOpen = ({ state }: Candidate) => Number(state === 'open')
  return [...candidates].sort((a, b) => isOpen(b) - isOpen(a) || b.askedAt - a.askedAt)[0]
}
