import type { MeetingState } from '@/lib/meeting/meeting'
import type { CustomerState } from './stream-state'

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
