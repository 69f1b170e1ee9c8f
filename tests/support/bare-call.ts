import { Room, RoomEvent, setLogLevel, Track } from 'livekit-client'

/**
 * A page with nothing but livekit-client as its guide shows it: what accept -> first picture is measured against, and
 * what somebody uses who keeps to none of our page's rules. Runs in the browser, bundled by `bare-world.ts`.
 */
setLogLevel('silent')
let room: Room | undefined

/** What of livekit-client is not for everybody to call, and is called by an attacker all the same. */
type Inside = {
  hasPermissionsToPublish: () => boolean
  engine: {
    sendDataPacket: (packet: Packet, kind: number) => Promise<void>
    dataChannelForKind: (kind: number) => RTCDataChannel | undefined
  }
}
type Packet = { participantIdentity: string; value: { value: { participantIdentity: string } } }
type Heard = { from: string | undefined; topic: string | undefined; bytes: number[] }

const heard: Heard[] = []
const self = () => {
  if (!room) throw new Error('not in a room')
  return room.localParticipant
}
const inside = () => self() as unknown as Inside
/** 'done', or why it was refused. */
const said = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  )

const bareCall = {
  /** Joins and publishes camera and microphone; resolves when both are out. */
  join: async (url: string, token: string) => {
    room = new Room()
    room.on(RoomEvent.DataReceived, (payload, sender, _kind, topic) => {
      heard.push({ from: sender?.identity, topic, bytes: Array.from(payload) })
    })
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

  heard: () => heard,
  state: () => room?.state,
  /** Offers a picture as a shared screen: through livekit-client, and past its own check straight at the server. */
  shareScreen: async (): Promise<string> => {
    const picture = () => document.createElement('canvas').captureStream(5).getVideoTracks()[0]
    const offer = () => {
      const track = picture()
      if (!track) throw new Error('no picture')
      return self().publishTrack(track, { source: Track.Source.ScreenShare })
    }
    const answer = await said(offer())
    inside().hasPermissionsToPublish = () => true
    void said(offer())
    return answer
  },
  /** Calls itself somebody else. */
  rename: (change: 'metadata' | 'name' | 'attributes', value: string): Promise<string> => {
    if (change === 'metadata') return said(self().setMetadata(value))
    return said(change === 'name' ? self().setName(value) : self().setAttributes({ role: value }))
  },
  send: (topic: string, bytes: number[]): Promise<string> =>
    said(self().publishData(new Uint8Array(bytes), { reliable: true, topic })),
  /** A packet that says it comes from somebody else, in both places where it can. */
  sendAs: (identity: string, topic: string, bytes: number[]): Promise<string> => {
    const { engine } = inside()
    const honest = engine.sendDataPacket
    engine.sendDataPacket = (packet, kind) => {
      packet.participantIdentity = identity
      packet.value.value.participantIdentity = identity
      return honest.call(engine, packet, kind)
    }
    return bareCall.send(topic, bytes).finally(() => {
      engine.sendDataPacket = honest
    })
  },
  /** Bytes that are no packet at all, straight into the data channel. */
  sendRaw: (bytes: number[]) => inside().engine.dataChannelForKind(0)?.send(new Uint8Array(bytes)),
}

declare global {
  interface Window {
    bareCall: typeof bareCall
  }
}
window.bareCall = bareCall
