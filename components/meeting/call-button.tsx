'use client'

import { Video } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useStream } from '@/components/presence/stream-provider'
import { Button } from '@/components/ui/button'
import { useCustomerCall } from './customer-call'

/** **Call now**: rings the customer's own advisor. */
export function CallButton() {
  const t = useTranslations('meeting')
  const { flow } = useCustomerCall()
  const { state } = useStream()
  if (state?.role !== 'customer') return null
  const { id, name } = state.advisor
  return (
    <Button
      variant="primary"
      className="w-full"
      busy={flow.starting !== null || flow.checking !== null}
      icon={<Video aria-hidden width={20} height={20} className="shrink-0" />}
      onClick={() => flow.call({ id, name })}
    >
      {t('callNow')}
    </Button>
  )
}
