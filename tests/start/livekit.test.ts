import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { RoomServiceClient } from 'livekit-server-sdk'
import { afterEach, expect, inject, test } from 'vitest'
import { type Livekit, startLivekit } from '@/scripts/start/livekit.mjs'
import { freePort } from '@/scripts/start/ports.mjs'
import { nowhere } from '../support/app'
import { testFolder } from '../support/test-folder'

const running: Livekit[] = []
afterEach(async () => {
  for (const livekit of running.splice(0)) await livekit.stop()
})

/** As `npm start` does it, in a data folder and with a key of its own. */
async function startOne(port?: number) {
  const folder = await mkdtemp(path.join(testFolder(), 'livekit-'))
  await mkdir(path.join(folder, 'logs'))
  const key = { apiKey: randomBytes(4).toString('hex'), apiSecret: randomBytes(32).toString('hex') }
  const options = { program: inject('livekitProgram'), folder, webhookUrl: nowhere, ...key }
  const livekit = await startLivekit({ ...options, port })
  running.push(livekit)
  const service = new RoomServiceClient(livekit.url.replace('ws', 'http'), key.apiKey, key.apiSecret)
  return { port: livekit.port, rooms: () => service.listRooms() }
}

test('two that start at once each get a port, and neither takes the other for itself', async () => {
  const both = await Promise.all([startOne(), startOne()])
  expect(new Set(both.map(({ port }) => port)).size).toBe(2)
  expect(await Promise.all(both.map(({ rooms }) => rooms()))).toEqual([[], []])
})

test('on a port that has been given to it, another’s LiveKit is not taken for ours', async () => {
  const port = await freePort()
  const { rooms } = await startOne(port)
  await expect(startOne(port)).rejects.toThrow('livekit-server did not start')
  expect(await rooms()).toEqual([])
})
