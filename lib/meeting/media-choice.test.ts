import { describe, expect, it } from 'vitest'
import { everything, type MediaChoice, parseMediaChoice, pickDevice, waysIn } from './media-choice'

describe('parseMediaChoice', () => {
  it.each<MediaChoice>([
    everything,
    { camera: false, microphone: true, microphoneId: 'usb' },
    { camera: false, microphone: false, cameraId: 'a', microphoneId: 'b', speakerId: 'c' },
  ])('reads back what was kept: %j', (choice) => {
    expect(parseMediaChoice(JSON.stringify(choice))).toEqual(choice)
  })

  it.each<[string, string | null]>([
    ['nothing', null],
    ['an empty string', ''],
    ['not JSON', '{camera'],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['half of it', '{"camera":true}'],
    ['words for booleans', '{"camera":"yes","microphone":"no"}'],
    ['far too much', `{"camera":true,"microphone":true,"x":"${'x'.repeat(3_000)}"}`],
  ])('takes %s for nothing', (_, stored) => {
    expect(parseMediaChoice(stored)).toBeNull()
  })

  it('drops devices that cannot be ids, and what it does not know', () => {
    const stored = {
      camera: true,
      microphone: true,
      cameraId: 7,
      microphoneId: '',
      speakerId: 'x'.repeat(300),
      more: 1,
    }
    expect(parseMediaChoice(JSON.stringify(stored))).toEqual(everything)
  })
})

describe('pickDevice', () => {
  const devices = [
    { deviceId: 'built-in', label: 'Built-in' },
    { deviceId: 'usb', label: 'USB' },
  ]
  it.each<[string, typeof devices, string | undefined, string | undefined]>([
    ['the remembered one', devices, 'usb', 'usb'],
    ['the first when it was unplugged', devices, 'gone', 'built-in'],
    ['the first when nothing is remembered', devices, undefined, 'built-in'],
    ['none when there is none', [], 'usb', undefined],
    ['none before permission, when ids are empty', [{ deviceId: '', label: '' }], undefined, undefined],
  ])('%s', (_, found, remembered, picked) => {
    expect(pickDevice(found, remembered)).toBe(picked)
  })
})

it('has one way in for each button of the device check', () => {
  expect(waysIn).toEqual({
    video: { camera: true, microphone: true },
    sound: { camera: false, microphone: true },
    nothing: { camera: false, microphone: false },
  })
})
