'use client'

import { Volume2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TroubleWords } from '@/components/device/trouble-words'
import { useRoom, useRoomKeeper } from '@/components/room/room-provider'
import { useConnection } from '@/components/room/use-connection'
import { Button } from '@/components/ui/button'
import { firstName } from '@/lib/presence/first-name'
import type { MeetingView } from '@/lib/presence/stream-state'
import { otherOf } from './other-of'
import { PhoneOffer } from './phone-offer'

/** What the person has to know or can do about the call just now; nothing when it simply works. */
export function CallNotices({ view, side }: { view: MeetingView; side: 'customer' | 'advisor' }) {
  const t = useTranslations('meeting')
  const keeper = useRoomKeeper()
  const { state, troubles, audioBlocked } = useRoom()
  const words = useConnection()
  const first = firstName(otherOf(view, side).name)
  const phone = words === 'lostLong' || words === 'joiningLong' || words === 'noMedia'
  return (
    <>
      {audioBlocked && (
        <Button
          variant="primary"
          icon={<Volume2 aria-hidden width={20} height={20} />}
          onClick={() => void keeper.startAudio()}
        >
          {t('controls.sound')}
        </Button>
      )}
      <TroubleWords troubles={troubles} before={t('trouble.notHeard', { first })} />
      {state.kind === 'failed' && (
        <Button onClick={() => void keeper.join({ meetingId: state.meetingId })}>{t('tryAgain')}</Button>
      )}
      {phone && side === 'customer' && <PhoneOffer />}
    </>
  )
}
