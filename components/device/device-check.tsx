'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { everything, type MediaChoice, type WayIn, waysIn } from '@/lib/meeting/media-choice'
import { DevicePicker } from './device-picker'
import { LevelMeter } from './level-meter'
import { type LocalMedia, trackOfKind } from './local-media'
import { rememberedChoice, rememberWayIn } from './remembered-choice'
import { TrackVideo } from './track-video'
import { TroubleWords } from './trouble-words'
import { usePreview } from './use-preview'

type DeviceCheckProps = {
  /** Said above the preview: for whom, and for how long. */
  note?: string
  onJoin: (media: Promise<LocalMedia>, choice: MediaChoice) => void
  onClose: () => void
}

/** **Check camera and microphone**: what the other one will see and hear, and three ways in. */
export function DeviceCheck({ note, onJoin, onClose }: DeviceCheckProps) {
  const t = useTranslations('meeting.check')
  const joined = useRef(false)
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      description={t('text')}
      // after joining, focus goes to the call
      onCloseAutoFocus={(event) => joined.current && event.preventDefault()}
    >
      {note && <p>{note}</p>}
      <Preview
        onJoin={(media, choice) => {
          joined.current = true
          onJoin(media, choice)
        }}
      />
    </Dialog>
  )
}

function Preview({ onJoin }: Pick<DeviceCheckProps, 'onJoin'>) {
  const [devices, setDevices] = useState<MediaChoice>(() => ({ ...rememberedChoice(), ...everything }))
  const { media, take } = usePreview(devices)
  const camera = media && trackOfKind(media, 'camera')
  const microphone = media && trackOfKind(media, 'microphone')
  const join = (way: WayIn) => {
    const choice = { ...devices, ...waysIn[way] }
    rememberWayIn(choice)
    onJoin(take(choice), choice)
  }
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Picture track={camera ?? null} opening={media === null} />
        <div className="flex min-w-0 flex-col gap-3">
          <DevicePicker choice={devices} onChange={setDevices} asked={media} />
          {microphone && <LevelMeter track={microphone} />}
        </div>
      </div>
      {media && <TroubleWords troubles={media.troubles} />}
      <WaysIn camera={media?.troubles.camera} microphone={media?.troubles.microphone} onJoin={join} />
    </>
  )
}

type PictureProps = { track: Parameters<typeof TrackVideo>[0]['track'] | null; opening: boolean }

function Picture({ track, opening }: PictureProps) {
  const t = useTranslations('meeting.check')
  return (
    <div className="grid aspect-video place-items-center overflow-hidden rounded-surface bg-stage text-[#e9eeea]">
      {track ? (
        <TrackVideo track={track} mirrored label={t('preview')} className="size-full object-cover" />
      ) : (
        <p className="px-4 text-center">{t(opening ? 'opening' : 'noPicture')}</p>
      )}
    </div>
  )
}

type WaysInProps = { camera?: string; microphone?: string; onJoin: (way: WayIn) => void }

/** What cannot be had is not offered as the first thing to do. */
function WaysIn({ camera, microphone, onJoin }: WaysInProps) {
  const t = useTranslations('meeting.check')
  const first: WayIn = !camera ? 'video' : !microphone ? 'sound' : 'nothing'
  const look = (way: WayIn) => (way === first ? 'primary' : 'secondary')
  return (
    <div className="grid gap-3">
      <Button variant={look('video')} disabled={!!camera} onClick={() => onJoin('video')}>
        {t('joinVideo')}
      </Button>
      <Button variant={look('sound')} disabled={!!microphone} onClick={() => onJoin('sound')}>
        {t('joinSound')}
      </Button>
      <Button variant={look('nothing')} onClick={() => onJoin('nothing')}>
        {t('joinNothing')}
      </Button>
    </div>
  )
}
