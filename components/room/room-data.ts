import type { ConnectionState, Room } from 'livekit-client'
import type { Ticket } from '@/lib/meeting/ticket'

/** LiveKit refuses larger reliable packets. */
const maxPacketBytes = 15 * 1024
const connected = 'connected' as ConnectionState

export type DataListener = (bytes: Uint8Array, from: string) => void

/** Messages between the two people of a meeting, by topic. Listeners outlive the room: it may be a new one any time. */
export class RoomData {
  private readonly listeners = new Map<string, Set<DataListener>>()

  listen(topic: string, listener: DataListener): () => void {
    const same = this.listeners.get(topic) ?? new Set()
    this.listeners.set(topic, same.add(listener))
    return () => same.delete(listener)
  }

  deliver(topic: string, bytes: Uint8Array, from: string): void {
    for (const listener of this.listeners.get(topic) ?? []) listener(bytes, from)
  }

  /** Reliable and in order, to the other person only. False when it did not go out. At most 15 KiB. */
  async send(
    room: Room | undefined,
    ticket: Ticket | undefined,
    topic: string,
    bytes: Uint8Array,
  ): Promise<boolean> {
    if (!room || !ticket || room.state !== connected) return false
    if (bytes.byteLength > maxPacketBytes || !room.remoteParticipants.has(ticket.peer)) return false
    try {
      const data = new Uint8Array(bytes)
      const destinationIdentities = [ticket.peer]
      await room.localParticipant.publishData(data, { reliable: true, topic, destinationIdentities })
      return true
    } catch {
      return false
    }
  }
}
