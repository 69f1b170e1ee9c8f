import type { PersonId } from '@/lib/access/actor'
import type { MeetingState } from '@/lib/meeting/meeting'
import type { CustomerState, NamedPromise } from './stream-state'

const openStates = ['ringing', 'waiting', 'live'] as const satisfies readonly MeetingState[]

/** What the one place beside the advisor's name offers. */
export type NextStep =
  | { step: 'call' }
  | { step: 'ask' }
  | { step: 'asked' }
  | { step: 'in_call'; state: 'ringing' | 'waiting' | 'live'; advisorName: string }

/**
 * The next step towards one's own advisor. An open meeting comes first; a call that can be answered is offered before
 * anything slower; somebody who has asked to be called is told so instead of being asked again.
 */
export function nextStep(state: CustomerState): NextStep {
  const { meeting, request, advisor } = state
  const open = meeting && openStates.find((one) => one === meeting.state)
  if (meeting && open) return { step: 'in_call', state: open, advisorName: meeting.advisor.name }
  if (advisor.promise.callable && state.videoAvailable) return { step: 'call' }
  return { step: request ? 'asked' : 'ask' }
}

/** The reader's own call with this advisor: no reason to call them busy. */
export function ownCall(state: CustomerState): 'ringing' | 'live' | null {
  const { meeting, advisor } = state
  if (meeting?.advisor.id !== advisor.id) return null
  return meeting.state === 'ringing' || meeting.state === 'live' ? meeting.state : null
}

/** Towards whoever answers a thread: a call that can be taken, else being called back. */
export type StepAbout = { step: 'call' | 'ask'; who: NamedPromise }

/**
 * The next step about a thread: a call to whoever has it, else to the own advisor; where only some may advise on what it is
 * about (`able`), to the first of those. Null: nobody may, or a call or a request is under way.
 */
export function stepAbout(
  state: CustomerState,
  deputyId: PersonId | null,
  able: readonly PersonId[] | null,
): StepAbout | null {
  const { step } = nextStep(state)
  if (step === 'in_call') return null
  const { advisor, deputies } = state
  const deputy = deputies.filter(({ id }) => id === deputyId)
  const line = able === null ? [...deputy, advisor] : [...deputy, advisor, ...deputies]
  const people = line.filter(({ id }) => able === null || able.includes(id))
  const callable = state.videoAvailable ? people.find(({ promise }) => promise.callable) : undefined
  if (callable) return { step: 'call', who: callable }
  // who has the thread is called; asked is the own advisor, who sees it as well
  const asked = able === null ? advisor : people[0]
  return step === 'asked' || !asked ? null : { step: 'ask', who: asked }
}
