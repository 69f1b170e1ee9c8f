'use client'

import { useTranslations } from 'next-intl'
import { TrackVideo } from '@/components/device/track-video'
import { cx } from '@/components/ui/cx'
import { useRoom } from './room-provider'

/** One's own picture, mirrored as one knows it. Nothing when the camera is off. */
export function SelfView({ className }: { className?: string }) {
  const t = useTranslations('meeting')
  const { video } = useRoom().self
  if (!video) return null
  return (
    <TrackVideo
      track={video}
      mirrored
      label={t('check.preview')}
      className={cx('rounded-control border border-[#2e3b36] bg-stage object-cover', className)}
    />
  )
}
