'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { IconButton } from '@/components/ui/icon-button'
import { useRefusal } from '@/components/ui/use-refusal'
import { useCustomerCall } from './customer-call'
import { NextStepList } from './next-step-list'
import type { Callee } from './use-call-flow'

/** The call did not start: why, honestly, and what else can be done. */
export function RefusedCall({ callee, reason }: { callee: Callee; reason: string }) {
  const t = useTranslations('meeting')
  const refusal = useRefusal('meeting')
  const { flow } = useCustomerCall()
  return (
    <div className="flex flex-col gap-4 p-4">
      <div className="flex items-start gap-2">
        <Alert className="min-w-0 grow">{refusal(reason)}</Alert>
        <IconButton label={t('close')} icon={X} onClick={flow.closeRefusal} className="shrink-0" />
      </div>
      <NextStepList called={callee.id} />
    </div>
  )
}
