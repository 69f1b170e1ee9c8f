import { beforeEach, expect, it, vi } from 'vitest'
import type { MediaChoice } from '@/lib/meeting/media-choice'
import { closeLocalMedia, openLocalMedia, trackOfKind } from './local-media'

type Wanted = { audio?: unknown; video?: unknown }
const devices = vi.hoisted(() => ({ broken: {} as { camera?: string; microphone?: string }, asked: 0 }))

vi.mock('livekit-client', async (original) => ({
  ...(await original<typeof import('livekit-client')>()),
  createLocalTracks: async ({ audio, video }: Wanted) => {
    devices.asked += 1
    const name = (video && devices.broken.camera) || (audio && devices.broken.microphone)
    if (name) throw Object.assign(new Error('no'), { name })
    return [
      ...(audio ? [{ kind: 'audio', stop: vi.fn() }] : []),
      ...(video ? [{ kind: 'video', stop: vi.fn() }] : []),
    ]
  },
}))

beforeEach(() => {
  Object.assign(devices, { broken: {}, asked: 0 })
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia: () => {} } })
})

const all: MediaChoice = { camera: true, microphone: true }

it('asks once for both', async () => {
  const media = await openLocalMedia(all)
  expect(media.tracks.map(({ kind }) => kind)).toEqual(['audio', 'video'])
  expect(media.troubles).toEqual({})
  expect(devices.asked).toBe(1)
})

it.each([
  ['no camera', { camera: 'NotFoundError' }, ['audio'], { camera: 'missing' }],
  ['no microphone', { microphone: 'NotReadableError' }, ['video'], { microphone: 'in_use' }],
  [
    'neither',
    { camera: 'NotAllowedError', microphone: 'NotAllowedError' },
    [],
    { camera: 'refused', microphone: 'refused' },
  ],
])('%s does not take the other away', async (_, broken, kinds, troubles) => {
  devices.broken = broken
  const media = await openLocalMedia(all)
  expect(media.tracks.map(({ kind }) => kind)).toEqual(kinds)
  expect(media.troubles).toEqual(troubles)
})

it('opens nothing that was not chosen', async () => {
  devices.broken = { camera: 'NotAllowedError' }
  const media = await openLocalMedia({ camera: false, microphone: true })
  expect(media.troubles).toEqual({})
  expect(media.tracks).toHaveLength(1)
  expect((await openLocalMedia({ camera: false, microphone: false })).tracks).toEqual([])
})

it('explains a page that may not open devices at all', async () => {
  vi.stubGlobal('navigator', {})
  expect((await openLocalMedia(all)).troubles).toEqual({ camera: 'insecure', microphone: 'insecure' })
})

it('finds and closes tracks', async () => {
  const media = await openLocalMedia(all)
  expect(trackOfKind(media, 'camera')?.kind).toBe('video')
  expect(trackOfKind(media, 'microphone')?.kind).toBe('audio')
  closeLocalMedia(media)
  for (const track of media.tracks) expect(track.stop).toHaveBeenCalledOnce()
})
