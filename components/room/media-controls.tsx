'use client'

import { Mic, MicOff, Video, VideoOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ToggleButton } from '@/components/ui/toggle-button'
import { useRoom, useRoomKeeper } from './room-provider'

const icon = { 'aria-hidden': true, width: 20, height: 20, strokeWidth: 1.75 } as const

/** **Microphone** and **Camera**: on or off. */
export function MediaControls() {
  const t = useTranslations('meeting.controls')
  const keeper = useRoomKeeper()
  const { choice } = useRoom()
  return (
    <>
      <ToggleButton
        pressed={choice.microphone}
        onPressedChange={(on) => void keeper.setMicrophone(on)}
        aria-label={t('microphone')}
        title={t('microphone')}
        className="w-control shrink-0 !px-0"
        icon={choice.microphone ? <Mic {...icon} /> : <MicOff {...icon} />}
      />
      <ToggleButton
        pressed={choice.camera}
        onPressedChange={(on) => void keeper.setCamera(on)}
        aria-label={t('camera')}
        title={t('camera')}
        className="w-control shrink-0 !px-0"
        icon={choice.camera ? <Video {...icon} /> : <VideoOff {...icon} />}
      />
    </>
  )
}
