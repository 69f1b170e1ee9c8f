import { ConnectionState, type Room } from 'livekit-client'
import { expect, it, vi } from 'vitest'
import type { Ticket } from '@/lib/meeting/ticket'
import { RoomData } from './room-data'

const ticket: Ticket = { meetingId: 'm', epoch: 1, url: 'ws://x', token: 't', self: 'sara', peer: 'eva' }

function roomWith(state: ConnectionState, people: string[], publishData = vi.fn(async () => {})) {
  const room = {
    state,
    remoteParticipants: new Map(people.map((one) => [one, {}])),
    localParticipant: { publishData },
  }
  return { room: room as unknown as Room, publishData }
}

it('sends reliably, to the other person only', async () => {
  const { room, publishData } = roomWith(ConnectionState.Connected, ['eva'])
  expect(await new RoomData().send(room, ticket, 'words', new Uint8Array([1, 2]))).toBe(true)
  expect(publishData).toHaveBeenCalledWith(new Uint8Array([1, 2]), {
    reliable: true,
    topic: 'words',
    destinationIdentities: ['eva'],
  })
})

it.each<[string, ConnectionState, string[], number]>([
  ['the connection is away', ConnectionState.Reconnecting, ['eva'], 1],
  ['the other person is not there', ConnectionState.Connected, ['mikael'], 1],
  ['it is too much for one packet', ConnectionState.Connected, ['eva'], 15 * 1024 + 1],
])('sends nothing while %s', async (_, state, people, size) => {
  const { room, publishData } = roomWith(state, people)
  expect(await new RoomData().send(room, ticket, 'words', new Uint8Array(size))).toBe(false)
  expect(publishData).not.toHaveBeenCalled()
})

it('says so when a packet did not go out', async () => {
  const { room } = roomWith(
    ConnectionState.Connected,
    ['eva'],
    vi.fn(async () => Promise.reject(new Error('closed'))),
  )
  expect(await new RoomData().send(room, ticket, 'words', new Uint8Array(1))).toBe(false)
  expect(await new RoomData().send(undefined, ticket, 'words', new Uint8Array(1))).toBe(false)
})
