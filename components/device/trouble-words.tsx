'use client'

import { useTranslations } from 'next-intl'
import type { Troubles } from '@/components/room/room-snapshot'
import { Alert } from '@/components/ui/alert'

/** Why a camera or microphone could not be had, and what to do. Nothing when both are fine. */
export function TroubleWords({ troubles, before }: { troubles: Troubles; before?: string }) {
  const t = useTranslations('meeting.trouble')
  const { camera, microphone } = troubles
  if (!camera && !microphone) return null
  return (
    <Alert tone="warning">
      {microphone && (
        <p>
          {before} {t(`microphone.${microphone}`)}
        </p>
      )}
      {camera && <p>{t(`camera.${camera}`)}</p>}
    </Alert>
  )
}
