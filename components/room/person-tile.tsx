'use client'

import { AudioLines, MicOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { TrackVideo } from '@/components/device/track-video'
import { Avatar } from '@/components/ui/avatar'
import { cx } from '@/components/ui/cx'
import { firstName } from '@/lib/presence/first-name'
import type { PersonMedia } from './room-snapshot'

type PersonTileProps = { name: string; media: PersonMedia; small?: boolean; className?: string }

/** The other person: picture or portrait, and whether they are speaking, in a group that bears their name. */
export function PersonTile({ name, media, small = false, className }: PersonTileProps) {
  const t = useTranslations('meeting.person')
  const { video, speaking, present, audio } = media
  return (
    <div
      {...{ role: 'group', 'aria-label': name }}
      className={cx('relative grid place-items-center overflow-hidden bg-stage', className)}
    >
      {video ? (
        <TrackVideo track={video} className="size-full object-cover" />
      ) : (
        <>
          <Avatar name={name} size={small ? 36 : 96} />
          {present && <span className="sr-only">{t('noPicture', { first: firstName(name) })}</span>}
        </>
      )}
      {speaking && <SpeakingMark small={small} />}
      {present && !audio && !small && <QuietMark />}
    </div>
  )
}

/** A frame and rising bars: to be seen also without colour. Not announced, because it changes with every word. */
function SpeakingMark({ small }: { small: boolean }) {
  return (
    <span
      aria-hidden
      data-speaking
      className="pointer-events-none absolute inset-0 rounded-[inherit] border-3 border-[#7fd1bc]"
    >
      {!small && (
        <span className="absolute bottom-2 left-2 grid size-7 place-items-center rounded-control bg-stage text-[#7fd1bc]">
          <AudioLines width={18} height={18} />
        </span>
      )}
    </span>
  )
}

function QuietMark() {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute bottom-2 left-2 grid size-7 place-items-center rounded-control bg-stage text-[#e9eeea]"
    >
      <MicOff width={18} height={18} />
    </span>
  )
}
