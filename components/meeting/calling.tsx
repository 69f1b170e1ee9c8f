'use client'

import { PhoneOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TroubleWords } from '@/components/device/trouble-words'
import { useRoom } from '@/components/room/room-provider'
import { SelfView } from '@/components/room/self-view'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { firstName } from '@/lib/presence/first-name'
import { useCustomerCall } from './customer-call'
import type { Callee } from './use-call-flow'

/** While it rings: whom, one's own picture, and the way back. */
export function Calling({ callee, meetingId }: { callee: Callee; meetingId: string | undefined }) {
  const t = useTranslations('meeting')
  const { flow } = useCustomerCall()
  const { troubles } = useRoom()
  const first = firstName(callee.name)
  return (
    <div className="flex flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <Avatar name={callee.name} />
        <div className="min-w-0 grow">
          <p role="status" className="font-semibold">
            {t('calling', { name: callee.name })}
          </p>
          <p className="text-small text-ink-2">{t('callingText', { first })}</p>
        </div>
        <SelfView className="aspect-4/3 w-20 shrink-0" />
      </div>
      <TroubleWords troubles={troubles} before={t('trouble.notHeard', { first })} />
      <Button
        variant="danger-quiet"
        icon={<PhoneOff aria-hidden width={20} height={20} />}
        onClick={() => flow.cancel(callee, meetingId)}
      >
        {t('cancelCall')}
      </Button>
    </div>
  )
}
