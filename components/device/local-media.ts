import type { CreateLocalTracksOptions, LocalTrack, Track } from 'livekit-client'
import type { Troubles } from '@/components/room/room-snapshot'
import { type DeviceTrouble, deviceTrouble } from '@/lib/meeting/device-trouble'
import type { MediaChoice } from '@/lib/meeting/media-choice'
import { livekit } from './livekit'

/** Camera and microphone as far as they could be had, and why the others could not. */
export type LocalMedia = { tracks: LocalTrack[]; troubles: Troubles }

export const noMedia: LocalMedia = { tracks: [], troubles: {} }

/**
 * Opens what the person chose. Both are asked for together, so that the browser asks once; when that fails each is
 * tried alone, so that a missing camera does not take the voice away. Never throws.
 */
export async function openLocalMedia(choice: MediaChoice): Promise<LocalMedia> {
  const video = choice.camera && videoOptions(choice.cameraId)
  const audio = choice.microphone && audioOptions(choice.microphoneId)
  if (!video && !audio) return noMedia
  const both = await tryTracks({ video, audio })
  if ('tracks' in both) return { tracks: both.tracks, troubles: {} }
  const [camera, microphone] = [
    video ? await tryTracks({ video, audio: false }) : undefined,
    audio ? await tryTracks({ video: false, audio }) : undefined,
  ]
  const media: LocalMedia = { tracks: [], troubles: {} }
  for (const [kind, got] of [
    ['camera', camera],
    ['microphone', microphone],
  ] as const) {
    if (got && 'tracks' in got) media.tracks.push(...got.tracks)
    else if (got) media.troubles[kind] = got.trouble
  }
  return media
}

export function closeLocalMedia({ tracks }: LocalMedia): void {
  for (const track of tracks) track.stop()
}

export function videoOptions(deviceId?: string) {
  return { deviceId, resolution: { width: 1280, height: 720, frameRate: 30 } }
}

export function audioOptions(deviceId?: string) {
  return { deviceId, echoCancellation: true, noiseSuppression: true, autoGainControl: true }
}

/** The track of a kind, when it was opened. */
export function trackOfKind(media: LocalMedia, kind: 'camera' | 'microphone'): LocalTrack | undefined {
  const wanted: `${Track.Kind}` = kind === 'camera' ? 'video' : 'audio'
  return media.tracks.find((track) => track.kind === wanted)
}

async function tryTracks(
  options: CreateLocalTracksOptions,
): Promise<{ tracks: LocalTrack[] } | { trouble: DeviceTrouble }> {
  if (!navigator.mediaDevices?.getUserMedia) return { trouble: 'insecure' }
  try {
    const { createLocalTracks } = await livekit()
    return { tracks: await createLocalTracks(options) }
  } catch (error) {
    return { trouble: deviceTrouble(error) }
  }
}
