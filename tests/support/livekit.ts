import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { inject } from 'vitest'
import { startLivekit } from '@/scripts/start/livekit.mjs'
import { freePort } from '@/scripts/start/ports.mjs'
import { testFolder } from './test-folder'

export type TestLivekit = {
  url: string
  apiKey: string
  apiSecret: string
  /** as in a crash: nobody is told */
  kill: () => Promise<void>
  /** again, on the same ports with the same keys */
  start: () => Promise<void>
  stop: () => Promise<void>
}

/** A LiveKit of its own (ready in about 0.1 s) that reports to the given webhook. */
export async function runLivekit(webhookUrl: string): Promise<TestLivekit> {
  const folder = await mkdtemp(path.join(testFolder(), 'livekit-'))
  await mkdir(path.join(folder, 'logs'))
  const keys = { apiKey: `test${randomBytes(4).toString('hex')}`, apiSecret: randomBytes(32).toString('hex') }
  const options = { program: inject('livekitProgram'), folder, webhookUrl, ...keys, port: await freePort() }
  let current = await startLivekit(options)
  return {
    ...keys,
    url: current.url,
    kill: async () => {
      current.child.kill('SIGKILL')
      await current.stop()
    },
    start: async () => {
      current = await startLivekit({ ...options, udpPort: current.udpPort })
    },
    stop: async () => {
      await current.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A webhook's body and headers, signed with node:crypto alone: the library refuses to use an empty secret. */
export function signedByHand(
  livekit: Pick<TestLivekit, 'apiKey' | 'apiSecret'> | undefined,
  { room, event }: { event: string; room: string },
  secret = livekit?.apiSecret ?? '',
): [string, Record<string, string>] {
  const seconds = Math.floor(Date.now() / 1000)
  const text = JSON.stringify({ event, id: randomUUID(), createdAt: String(seconds), room: { name: room } })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const sha256 = createHash('sha256').update(text).digest('base64')
  const claims = { iss: livekit?.apiKey, nbf: seconds - 5, exp: seconds + 60, sha256 }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  const signature = createHmac('sha256', secret).update(signed).digest('base64url')
  return [text, { authorization: `${signed}.${signature}` }]
}
