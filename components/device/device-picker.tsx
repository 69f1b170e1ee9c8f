'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/field'
import { type MediaChoice, pickDevice } from '@/lib/meeting/media-choice'
import { type DeviceKind, deviceKinds, useDevices } from './use-devices'

type DevicePickerProps = {
  choice: MediaChoice
  onChange: (choice: MediaChoice) => void
  /** Changes when permission may have: names are hidden before. */
  asked: unknown
}

/** Which camera, microphone and speaker, where there is more than one. */
export function DevicePicker({ choice, onChange, asked }: DevicePickerProps) {
  const devices = useDevices(asked)
  return deviceKinds
    .filter(({ kind }) => devices[kind].length > 1)
    .map((which) => (
      <OneKind
        key={which.kind}
        which={which}
        devices={devices[which.kind]}
        chosen={pickDevice(devices[which.kind], choice[which.key])}
        onPick={(id) => onChange({ ...choice, [which.key]: id })}
      />
    ))
}

type OneKindProps = {
  which: DeviceKind
  devices: MediaDeviceInfo[]
  chosen: string | undefined
  onPick: (id: string) => void
}

function OneKind({ which, devices, chosen, onPick }: OneKindProps) {
  const t = useTranslations('meeting.device')
  return (
    <SelectField label={t(which.word)} value={chosen} onChange={(event) => onPick(event.target.value)}>
      {devices.map((device, number) => (
        <option key={device.deviceId} value={device.deviceId}>
          {device.label || t('unnamed', { number: number + 1 })}
        </option>
      ))}
    </SelectField>
  )
}
