'use client'

import { Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type DeviceKind, deviceKinds, useDevices } from '@/components/device/use-devices'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuChoice, MenuLine } from '@/components/ui/menu'
import { pickDevice } from '@/lib/meeting/media-choice'
import { useRoom, useRoomKeeper } from './room-provider'

/** Which camera, microphone and speaker to use. Only what there is a choice of. */
export function DeviceMenu() {
  const t = useTranslations('meeting.device')
  const keeper = useRoomKeeper()
  const { choice } = useRoom()
  const devices = useDevices()
  const shown = deviceKinds.filter(({ kind }) => devices[kind].length > 0)
  const chosen = (kind: DeviceKind['kind'], key: DeviceKind['key']) =>
    pickDevice(devices[kind], choice[key]) ?? ''
  return (
    <Menu
      trigger={<IconButton variant="secondary" label={t('menu')} icon={Settings2} className="shrink-0" />}
    >
      {shown.length === 0 && <p className="px-3 py-2 text-ink-2">{t('none')}</p>}
      {shown.map(({ kind, key, word }, at) => (
        <div key={kind}>
          {at > 0 && <MenuLine />}
          <MenuChoice
            label={t(word)}
            value={chosen(kind, key)}
            onValueChange={(id) => void keeper.pick(kind, id)}
            options={devices[kind].map((device, number) => ({
              value: device.deviceId,
              label: device.label || t('unnamed', { number: number + 1 }),
            }))}
          />
        </div>
      ))}
    </Menu>
  )
}
