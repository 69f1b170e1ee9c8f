'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { DeviceCheck } from '@/components/device/device-check'
import { closeLocalMedia } from '@/components/device/local-media'
import { rememberedChoice } from '@/components/device/remembered-choice'
import { Alert } from '@/components/ui/alert'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { useRefusal } from '@/components/ui/use-refusal'
import { firstName } from '@/lib/presence/first-name'
import type { MeetingView } from '@/lib/presence/stream-state'
import { settled } from '@/lib/result'
import type { CustomerActions } from './meeting-actions'

type WaitingRoomProps = { view: MeetingView; cancelCall: CustomerActions['cancelCall'] }

/** A booked meeting before **Let in**: time to check camera and microphone, and a way out. */
export function WaitingRoom({ view, cancelCall }: WaitingRoomProps) {
  const t = useTranslations('meeting')
  const refusal = useRefusal('meeting')
  const [checking, setChecking] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { name } = view.advisor
  useEffect(() => setChecking(rememberedChoice() === null), [])
  const leave = async () => {
    const answer = await settled(cancelCall({ id: view.id }))
    if (!answer.ok) setRefused(answer.reason)
  }
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-0">
          <p className="font-semibold">{t('waiting.title')}</p>
          <p role="status">{t('waiting.text', { first: firstName(name) })}</p>
        </div>
      </div>
      {refused && <Alert>{refusal(refused)}</Alert>}
      <Button onClick={() => setChecking(true)}>{t('waiting.check')}</Button>
      <Button variant="danger-quiet" onClick={leave}>
        {t('waiting.leave')}
      </Button>
      {checking && (
        <DeviceCheck
          onClose={() => setChecking(false)}
          onJoin={(media) => {
            // the choice is remembered; the devices open again when the advisor lets in
            void media.then(closeLocalMedia)
            setChecking(false)
          }}
        />
      )}
    </div>
  )
}
