'use client'

import { useTranslations } from 'next-intl'
import { AskToCall } from '@/components/presence/ask-to-call'
import { useStream } from '@/components/presence/stream-provider'
import { firstName } from '@/lib/presence/first-name'
import { useCustomerCall } from './customer-call'

/** The way out when the connection does not come back: being phoned instead. */
export function PhoneOffer() {
  const t = useTranslations('meeting.next')
  const { state } = useStream()
  const { actions } = useCustomerCall()
  if (state?.role !== 'customer') return null
  const { request, advisor } = state
  if (request) return <p>{t('asked', { first: firstName(request.advisorName) })}</p>
  return <AskToCall advisor={advisor} askToCallMe={actions.askToCallMe} />
}
