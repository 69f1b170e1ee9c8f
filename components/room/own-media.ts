import type { Room } from 'livekit-client'
import { audioOptions, type LocalMedia, openLocalMedia, videoOptions } from '@/components/device/local-media'
import { forgetInCall, rememberedChoice, rememberInCall } from '@/components/device/remembered-choice'
import { deviceTrouble } from '@/lib/meeting/device-trouble'
import type { MediaChoice } from '@/lib/meeting/media-choice'
import type { Troubles } from './room-snapshot'

/** The person's own camera and microphone in a call: what is chosen, what could not be had. */
export class OwnMedia {
  choice: MediaChoice
  troubles: Troubles = {}

  constructor(
    /** How somebody goes in who has not been asked yet. */
    private readonly unasked: MediaChoice,
    /** Told when choice or troubles are others than before. */
    private readonly changed: () => void,
  ) {
    this.choice = unasked
  }

  /** Opens what is chosen. */
  open(): Promise<LocalMedia> {
    return openLocalMedia(this.choice)
  }

  /** Keeps in mind what could not be had. */
  note(media: LocalMedia): LocalMedia {
    this.troubles = media.troubles
    this.changed()
    return media
  }

  /** The call is over; the next one starts as this browser's person once decided. */
  reset(): void {
    forgetInCall()
    this.reread()
    this.troubles = {}
  }

  /** Nobody has ever said in this browser how to go in, and going in as it is would be unseen and unheard. */
  isUnasked(): boolean {
    return !this.unasked.camera && !this.unasked.microphone && rememberedChoice() === null
  }

  /** What this browser remembers: from the device check, or from before a reload. */
  reread(): void {
    this.choice = rememberedChoice() ?? this.unasked
  }

  async setCamera(room: Room | undefined, on: boolean): Promise<void> {
    await this.change('camera', { ...this.choice, camera: on }, async () =>
      room?.localParticipant.setCameraEnabled(on, videoOptions(this.choice.cameraId)),
    )
  }

  async setMicrophone(room: Room | undefined, on: boolean): Promise<void> {
    await this.change('microphone', { ...this.choice, microphone: on }, async () =>
      room?.localParticipant.setMicrophoneEnabled(on, audioOptions(this.choice.microphoneId)),
    )
  }

  async pick(room: Room | undefined, kind: MediaDeviceKind, id: string): Promise<void> {
    const key = ({ videoinput: 'cameraId', audioinput: 'microphoneId', audiooutput: 'speakerId' } as const)[
      kind
    ]
    const device = kind === 'videoinput' ? 'camera' : 'microphone'
    await this.change(device, { ...this.choice, [key]: id }, async () => room?.switchActiveDevice(kind, id))
  }

  private async change(
    device: 'camera' | 'microphone',
    next: MediaChoice,
    work: () => Promise<unknown>,
  ): Promise<void> {
    this.choice = next
    this.changed()
    try {
      await work()
      this.troubles = { ...this.troubles, [device]: undefined }
    } catch (error) {
      this.troubles = { ...this.troubles, [device]: deviceTrouble(error) }
      this.choice = { ...this.choice, [device]: false }
    }
    rememberInCall(this.choice)
    this.changed()
  }
}
