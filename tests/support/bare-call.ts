import { Room, RoomEvent, setLogLevel } from 'livekit-client'

/**
 * A page with nothing but livekit-client as its guide shows it: what accept -> first picture is measured against.
 * Runs in the browser, bundled by the bench.
 */
setLogLevel('silent')
let room: Room | undefined

const bareCall = {
  /** Joins and publishes camera and microphone; resolves when both are out. */
  join: async (url: string, token: string) => {
    room = new Room()
    await room.connect(url, token)
    await room.localParticipant.enableCameraAndMicrophone()
  },
  /** Joins; milliseconds from there to the other side's first decoded frame. */
  firstFrame: async (url: string, token: string): Promise<number> => {
    const began = performance.now()
    const next = new Room()
    room = next
    const seen = new Promise<number>((resolve) => {
      next.on(RoomEvent.TrackSubscribed, (track) => {
        if (track.kind !== 'video') return
        const video = track.attach() as HTMLVideoElement
        document.body.append(video)
        video.requestVideoFrameCallback(() => resolve(performance.now() - began))
      })
    })
    await next.connect(url, token)
    void next.localParticipant.enableCameraAndMicrophone()
    return seen
  },
  leave: async () => {
    await room?.disconnect()
    document.body.replaceChildren()
  },
}

declare global {
  interface Window {
    bareCall: typeof bareCall
  }
}
window.bareCall = bareCall
