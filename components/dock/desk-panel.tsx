'use client'

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
import type { InCallProps } from './in-call'

/** The call in a corner of a wide window. */
export function DeskPanel({ view, side, hangUp, more }: InCallProps) {
  const { peer } = useRoom()
  const { name } = otherOf(view, side)
  return (
    <>
      <div className="relative">
        <PersonTile name={name} media={peer} className="aspect-video w-full" />
        <SelfView className="absolute right-2 bottom-2 aspect-4/3 w-20" />
      </div>
      <div className="flex flex-col gap-2 p-3">
        <div className="flex items-baseline gap-3">
          <p tabIndex={-1} className="min-w-0 grow truncate font-semibold">
            {name}
          </p>
          <CallClock since={view.liveAt} />
        </div>
        <ConnectionStatus name={name} />
        <CallNotices view={view} side={side} />
        <div className="flex items-center gap-2">
          <MediaControls />
          <DeviceMenu />
          <EndCall view={view} hangUp={hangUp} className="ml-auto" />
        </div>
        {more}
      </div>
    </>
  )
}
