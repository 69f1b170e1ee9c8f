'use client'

import { Maximize2, Minimize2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CallClock } from '@/components/meeting/call-clock'
import { CallNotices } from '@/components/meeting/call-notices'
import { EndCall } from '@/components/meeting/end-call'
import { otherOf } from '@/components/meeting/other-of'
import { ConnectionStatus } from '@/components/room/connection-status'
import { DeviceMenu } from '@/components/room/device-menu'
import { MediaControls } from '@/components/room/media-controls'
import { PersonTile } from '@/components/room/person-tile'
import { useRoom } from '@/components/room/room-provider'
import { SelfView } from '@/components/room/self-view'
import { IconButton } from '@/components/ui/icon-button'
import type { InCallProps } from './in-call'

/** The call on a phone: one bar of 64 px, with the picture above it when it is wanted. */
export function PhoneBar({ view, side, hangUp, more }: InCallProps) {
  const t = useTranslations('meeting.controls')
  const { peer } = useRoom()
  const [large, setLarge] = useState(false)
  const { name } = otherOf(view, side)
  return (
    <>
      {large && (
        <div className="relative">
          <PersonTile name={name} media={peer} className="aspect-4/3 max-h-[45dvh] w-full" />
          <SelfView className="absolute right-2 bottom-2 aspect-3/4 w-20" />
          <div className="absolute top-2 right-2">
            <DeviceMenu />
          </div>
        </div>
      )}
      {large && more && <div className="grid px-3 pt-3">{more}</div>}
      <div className="flex flex-col px-3 [&>*:not(:empty):not(.sr-only)]:mt-2">
        <ConnectionStatus name={name} onlyTrouble />
        <CallNotices view={view} side={side} />
      </div>
      <div className="flex h-16 items-center gap-2 px-3">
        {!large && <PersonTile name={name} media={peer} small className="size-12 shrink-0 rounded-control" />}
        <IconButton
          label={t('larger')}
          icon={large ? Minimize2 : Maximize2}
          aria-expanded={large}
          onClick={() => setLarge(!large)}
          className="shrink-0"
        />
        <CallClock since={view.liveAt} className="min-w-0 grow truncate max-[22rem]:sr-only" />
        <MediaControls />
        <EndCall view={view} hangUp={hangUp} iconOnly className="ml-2" />
      </div>
    </>
  )
}
