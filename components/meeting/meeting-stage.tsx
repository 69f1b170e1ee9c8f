'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { ConnectionStatus } from '@/components/room/connection-status'
import { DeviceMenu } from '@/components/room/device-menu'
import { MediaControls } from '@/components/room/media-controls'
import { PersonTile } from '@/components/room/person-tile'
import { useMeetingView, useRoom } from '@/components/room/room-provider'
import { SelfView } from '@/components/room/self-view'
import { cx } from '@/components/ui/cx'
import type { MeetingView } from '@/lib/presence/stream-state'
import { useAdvisorCall } from './advisor-call'
import { CallClock } from './call-clock'
import { CallNotices } from './call-notices'
import { EndCall } from './end-call'
import { LetInButton } from './let-in-button'
import { MovedCall } from './moved-call'
import { useWaiting } from './use-waiting'

type MeetingStageProps = {
  meetingId: string
  /** Region **Customer's netbank**, with what starts and steers it. */
  netbank: ReactNode
  /** Customer card and notes: a container, narrow beside the call and wide without one. */
  aside: ReactNode
  /** The meeting has ended for good. */
  over: boolean
}

/** Where the parts stand on a wide page. */
const places = {
  talking: {
    call: 'lg:col-start-1 lg:row-start-1',
    netbank: 'lg:col-start-1 lg:row-start-2',
    aside: 'lg:col-start-2 lg:row-span-2 lg:row-start-1',
  },
  sharing: {
    call: 'lg:col-start-2 lg:row-start-1',
    netbank: 'lg:col-start-1 lg:row-span-2 lg:row-start-1',
    aside: 'lg:col-start-2 lg:row-start-2',
  },
  over: { call: 'hidden', netbank: 'hidden', aside: 'lg:col-span-2' },
}

/**
 * The meeting's page: the call large; while the customer shares, their netbank large and the call beside it; afterwards
 * notes and card alone. The parts keep their places in the document, so nothing restarts when the picture moves, and
 * nothing typed is lost when the call ends.
 */
export function MeetingStage({ meetingId, netbank, aside, over }: MeetingStageProps) {
  const view = useMeetingView()
  const live = view?.id === meetingId && view.state === 'live' ? view : null
  const shared = live !== null && live.sharing !== null
  const top = useSeenWhen(shared)
  const place = places[shared ? 'sharing' : over && !live ? 'over' : 'talking']
  return (
    <div
      ref={top}
      className="grid grid-cols-1 items-start gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]"
    >
      <Call meetingId={meetingId} live={live} className={place.call} small={shared} />
      <div id="netbank" className={cx('min-w-0 scroll-mt-4', place.netbank)}>
        {netbank}
      </div>
      <div className={cx('@container min-w-0', place.aside)}>{aside}</div>
    </div>
  )
}

/** When the netbank takes the large place, that place is where one looks. */
function useSeenWhen(shared: boolean) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shared) top.current?.scrollIntoView({ block: 'start' })
  }, [shared])
  return top
}

type CallProps = { meetingId: string; live: MeetingView | null; className: string; small: boolean }

function Call({ meetingId, live, className, small }: CallProps) {
  const t = useTranslations('meeting')
  const waiting = useWaiting(meetingId)
  const { state } = useRoom()
  return (
    <section
      aria-label={t('region')}
      className={cx('min-w-0 rounded-surface border border-line bg-surface', className)}
    >
      {live && state.kind === 'elsewhere' && <MovedCall view={live} />}
      {live && state.kind !== 'elsewhere' && <Live view={live} small={small} />}
      {!live && waiting && <Waiting view={waiting} />}
      {!live && !waiting && <p className="p-4 text-ink-2">{t('desk.notLive')}</p>}
    </section>
  )
}

function Waiting({ view }: { view: MeetingView }) {
  const t = useTranslations('meeting.waitingRoom')
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 p-4">
      <p role="status">{t('title', { name: view.customer.name })}</p>
      <LetInButton view={view} />
    </div>
  )
}

function Live({ view, small }: { view: MeetingView; small: boolean }) {
  const { actions } = useAdvisorCall()
  const { peer } = useRoom()
  const { name } = view.customer
  return (
    <>
      <div className="relative">
        <PersonTile
          name={name}
          media={peer}
          className={cx('aspect-video w-full rounded-t-surface', !small && 'max-h-[50dvh]')}
        />
        <SelfView className={cx('absolute right-3 bottom-3 aspect-4/3', small ? 'w-20' : 'w-40')} />
      </div>
      <div className="flex flex-col gap-2 p-3">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <div className="min-w-0 grow">
            <div className="flex items-baseline gap-3">
              <p className="min-w-0 truncate font-semibold">{name}</p>
              <CallClock since={view.liveAt} />
            </div>
            <ConnectionStatus name={name} />
          </div>
          <div className="flex items-center gap-2">
            <MediaControls />
            <DeviceMenu />
            <EndCall view={view} hangUp={actions.hangUp} className="ml-2" />
          </div>
        </div>
        <CallNotices view={view} side="advisor" />
      </div>
    </>
  )
}
