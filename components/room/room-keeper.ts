import type { Room } from 'livekit-client'
import { closeLocalMedia, type LocalMedia } from '@/components/device/local-media'
import type { MediaChoice } from '@/lib/meeting/media-choice'
import { firstJoinMs, joinHealthMs, rejoinPauseMs } from '@/lib/meeting/rejoin-plan'
import { type RejoinRefusal, refusalOf } from '@/lib/meeting/rejoin-refusal'
import { type RoomEvent, type RoomState, roomAfter } from '@/lib/meeting/room-state'
import type { Ticket } from '@/lib/meeting/ticket'
import type { Result } from '@/lib/result'
import { type HeldSeat, seatDevice, takeBrowserSeat } from './browser-seat'
import { loadRoom, prepareRoom } from './load-room'
import type { ClosedBy } from './open-room'
import { OwnMedia } from './own-media'
import type { RoomActions } from './room-actions'
import { RoomData } from './room-data'
import { nobody, peopleOf, type RoomSnapshot } from './room-snapshot'
import { untilOnline } from './until-online'

export type WayIn = {
  meetingId: string
  /** The first ticket, when there is one already. Later ones are asked for. */
  ticket?: Ticket
  /** Camera and microphone, when they are open or opening already. */
  media?: Promise<LocalMedia>
  /** Take the seat from another window or device. */
  move?: boolean
}

/**
 * Keeps this window's connection to the room of one meeting: joins with a ticket, comes back after whatever goes
 * wrong, and steps aside when the person moves to another device. Lives in a layout, so pages come and go under it.
 */
export class RoomKeeper {
  readonly own: OwnMedia
  readonly data = new RoomData()
  private state: RoomState = { kind: 'idle' }
  private room: Room | undefined
  private ticket: Ticket | undefined
  private seat: HeldSeat | undefined
  private peerSeen = false
  private expecting = 0
  private over: string | null = null
  /** Raised whenever what is under way no longer counts. */
  private turn = 0
  private givingUp = new AbortController()
  private snapshot: RoomSnapshot
  private readonly watchers = new Set<() => void>()

  /** `unasked` is how somebody goes in who has not been asked yet. */
  constructor(
    private readonly rejoinMeeting: RoomActions['rejoinMeeting'],
    unasked: MediaChoice,
  ) {
    this.own = new OwnMedia(unasked, () => this.refresh())
    this.snapshot = this.look()
  }

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher)
    return () => this.watchers.delete(watcher)
  }

  readonly getSnapshot = (): RoomSnapshot => this.snapshot

  /** LiveKit's room while there is one. */
  get current(): Room | undefined {
    return this.room
  }

  /** Into a meeting, for the first time or again. */
  async join(way: WayIn): Promise<void> {
    const turn = this.startOver()
    this.own.reread()
    this.over = null
    this.tell({ type: 'join', meetingId: way.meetingId, at: Date.now() })
    if (await this.sitDown(turn, way.move === true || way.ticket !== undefined)) await this.enter(turn, way)
    else void way.media?.then(closeLocalMedia)
  }

  /** Into a meeting of its own accord: after a reload, or on another device, where the device check comes first. */
  async comeBack(meetingId: string): Promise<void> {
    const inside = this.state.kind !== 'idle' && this.state.meetingId === meetingId
    if (inside || !this.own.isUnasked()) return this.join({ meetingId })
    this.startOver()
    this.standUp()
    this.tell({ type: 'ask', meetingId })
  }

  /** While a call is started or answered here, up to its `join`, nothing else joins. */
  async expect<T>(work: () => Promise<T>): Promise<T> {
    this.expecting += 1
    this.refresh()
    try {
      return await work()
    } finally {
      this.expecting -= 1
      this.refresh()
    }
  }

  /** Another window or device has the seat: this one only offers to take it. */
  stayOut(meetingId: string): void {
    this.startOver()
    this.standUp()
    this.tell({ type: 'join', meetingId, at: Date.now() })
    this.tell({ type: 'moved' })
  }

  /** Lets go of room, devices and seat. The meeting itself is ended by the server; `over` is the one that was. */
  leave(over: string | null = null): void {
    this.startOver()
    this.over = over ?? this.over
    this.standUp()
    this.own.reset()
    this.tell({ type: 'leave' })
  }

  /** The page goes: the other side hears of it at once. One that stays after all comes back by itself. */
  readonly goAway = (): void => {
    void this.room?.disconnect().catch(() => {})
  }

  async setCamera(on: boolean): Promise<void> {
    await this.own.setCamera(this.room, on)
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.own.setMicrophone(this.room, on)
  }

  async pick(kind: MediaDeviceKind, id: string): Promise<void> {
    await this.own.pick(this.room, kind, id)
  }

  /** After the person has pressed something: lets the browser play the other one's voice. */
  async startAudio(): Promise<void> {
    await this.room?.startAudio().catch(() => {})
    this.refresh()
  }

  send(topic: string, bytes: Uint8Array): Promise<boolean> {
    return this.data.send(this.room, this.ticket, topic, bytes)
  }

  /** Tries until it is in, or until it is told that there is no way in. */
  private async enter(turn: number, way: WayIn): Promise<void> {
    const media = (way.media ?? this.own.open()).then((opened) => this.own.note(opened))
    prepareRoom()
    let { ticket } = way
    let patienceMs = firstJoinMs
    for (let attempt = 0; turn === this.turn && this.isTrying(); attempt++) {
      await untilOnline(rejoinPauseMs(attempt, Math.random()))
      const answer = await this.ask(way, ticket)
      ticket = undefined
      if (turn !== this.turn) break
      if (answer.ok) {
        await this.connect(turn, answer.value, media, patienceMs)
        patienceMs = joinHealthMs
      } else this.refused(way.meetingId, refusalOf(answer.reason))
    }
    if (turn === this.turn && this.state.kind === 'joined') return
    void media.then(closeLocalMedia)
    if (turn === this.turn) this.standUp()
  }

  private refused(meetingId: string, reason: RejoinRefusal): void {
    if (reason === 'already_ended') this.over = meetingId
    this.tell({ type: 'refused', reason })
  }

  private async ask(way: WayIn, ticket: Ticket | undefined): Promise<Result<Ticket>> {
    if (ticket) return { ok: true, value: ticket }
    try {
      return await this.rejoinMeeting({ id: way.meetingId, device: await seatDevice(), move: way.move })
    } catch {
      return { ok: false, reason: 'unavailable' } // the app itself did not answer
    }
  }

  private async connect(
    turn: number,
    ticket: Ticket,
    media: Promise<LocalMedia>,
    patienceMs: number,
  ): Promise<void> {
    const mine = () => turn === this.turn
    const givenUp = this.givingUp.signal
    try {
      const { openRoom } = await loadRoom()
      const room = await openRoom(
        ticket,
        media,
        {
          changed: () => mine() && this.refresh(),
          dropped: () => mine() && this.tell({ type: 'dropped', at: Date.now() }),
          resumed: () => mine() && this.tell({ type: 'resumed', epoch: ticket.epoch }),
          closed: (why) => mine() && this.afterClosed(why),
          data: (topic, bytes, from) => mine() && this.data.deliver(topic, bytes, from),
        },
        { patienceMs, speakerId: this.own.choice.speakerId, givenUp },
      )
      if (!mine()) return void room.disconnect()
      this.room = room
      this.ticket = ticket
      this.tell({ type: 'connected', epoch: ticket.epoch })
    } catch {
      if (mine()) this.tell({ type: 'no_media', at: Date.now() })
    }
  }

  /** LiveKit has given up: another device has the seat, the page is going, or the way back goes over the server. */
  private afterClosed(why: ClosedBy): void {
    const { state } = this
    if (why === 'other_device') this.giveUpSeat()
    if (why === 'other_device' || state.kind === 'idle') return
    this.tell({ type: 'dropped', at: Date.now() })
    const turn = this.startOver()
    // a page that is going needs no way back; one that stays after all comes back a little later
    void untilOnline(why === 'page' ? 2_000 : 0).then(() => this.enter(turn, { meetingId: state.meetingId }))
  }

  private async sitDown(turn: number, move: boolean): Promise<boolean> {
    const seat = this.seat ?? (await takeBrowserSeat(move, () => this.giveUpSeat()))
    if (turn !== this.turn) {
      if (seat !== this.seat) seat?.release()
      return false
    }
    this.seat = seat ?? undefined
    if (!seat) this.tell({ type: 'moved' })
    return seat !== null
  }

  private standUp(): void {
    this.seat?.release()
    this.seat = undefined
  }

  private giveUpSeat(): void {
    this.startOver()
    this.standUp()
    this.tell({ type: 'moved' })
  }

  /** Whatever was under way is no longer ours; the room, if any, is left. */
  private startOver(): number {
    this.turn += 1
    this.givingUp.abort()
    this.givingUp = new AbortController()
    const { room } = this
    this.room = undefined
    this.ticket = undefined
    room?.removeAllListeners()
    void room?.disconnect().catch(() => {})
    return this.turn
  }

  private isTrying(): boolean {
    return this.state.kind === 'joining' || this.state.kind === 'lost'
  }

  private tell(event: RoomEvent): void {
    this.state = roomAfter(this.state, event)
    this.refresh()
  }

  private refresh(): void {
    this.snapshot = this.look()
    for (const watcher of this.watchers) watcher()
  }

  private look(): RoomSnapshot {
    const { state, room, ticket } = this
    const people = room && ticket ? peopleOf(room, ticket.peer) : { self: nobody, peer: nobody }
    if (['idle', 'asking', 'elsewhere'].includes(state.kind)) this.peerSeen = false
    this.peerSeen ||= people.peer.present
    return {
      state,
      self: people.self,
      peer: { ...people.peer, seen: this.peerSeen },
      choice: this.own.choice,
      troubles: this.own.troubles,
      expecting: this.expecting > 0,
      over: this.over,
      audioBlocked: room !== undefined && !room.canPlaybackAudio,
    }
  }
}
