'use client'

import type { ReactNode } from 'react'
import { AfterCall, NotLetIn, Unanswered } from '@/components/meeting/after-call'
import { Calling } from '@/components/meeting/calling'
import { useCustomerCall } from '@/components/meeting/customer-call'
import { MovedCall } from '@/components/meeting/moved-call'
import { RefusedCall } from '@/components/meeting/refused-call'
import { WaitingRoom } from '@/components/meeting/waiting-room'
import { useRinging } from '@/components/ring/use-ringing'
import { useMeetingView, useRoom } from '@/components/room/room-provider'
import { type CallStep, callStep } from '@/lib/meeting/call-step'
import { AskedFirst } from './asked-first'
import { DockFrame } from './dock-frame'
import { InCall } from './in-call'

/**
 * Region **Meeting**: from ringing to ended, over every page of the netbank. Nothing while there is no call. `share` is
 * **Share this page with advisor**, for the call.
 */
export function CustomerDock({ share }: { share?: ReactNode }) {
  const { flow } = useCustomerCall()
  const view = useMeetingView()
  const room = useRoom().state
  const step = callStep({ view, room, starting: flow.starting !== null, closed: flow.closed })
  useRinging(step.kind === 'starting' || step.kind === 'calling' ? 'outgoing' : null)
  const refused = flow.refused && (step.kind === 'none' || isOver(step))
  if (step.kind === 'none' && !refused) return null
  return (
    <DockFrame
      content={refused ? 'refused' : shownAs(step)}
      sharing={step.kind === 'in_call' && step.view.sharing !== null}
      takeFocus={flow.starting !== null || flow.refused !== null}
    >
      {refused && flow.refused ? <RefusedCall {...flow.refused} /> : <StepView step={step} share={share} />}
    </DockFrame>
  )
}

function isOver({ kind }: CallStep): boolean {
  return kind === 'unanswered' || kind === 'not_let_in' || kind === 'ended'
}

/** Asked for and ringing look the same, so focus has no reason to move between them. */
function shownAs({ kind }: CallStep): string {
  return kind === 'starting' ? 'calling' : kind
}

function StepView({ step, share }: { step: CallStep; share: ReactNode }) {
  const { flow, actions } = useCustomerCall()
  const { starting } = flow
  switch (step.kind) {
    case 'none':
      return null
    case 'starting':
      return starting && <Calling callee={starting.callee} meetingId={starting.meetingId} />
    case 'calling':
      return <Calling callee={step.view.advisor} meetingId={step.view.id} />
    case 'waiting':
      return <WaitingRoom view={step.view} cancelCall={actions.cancelCall} />
    case 'in_call':
      return <InCall view={step.view} side="customer" hangUp={actions.hangUp} more={share} />
    case 'asking':
      return <AskedFirst view={step.view} />
    case 'elsewhere':
      return <MovedCall view={step.view} />
    case 'unanswered':
      return <Unanswered view={step.view} />
    case 'not_let_in':
      return <NotLetIn view={step.view} />
    case 'ended':
      return <AfterCall view={step.view} lasted={step.lasted} byItself={step.byItself} />
  }
}
