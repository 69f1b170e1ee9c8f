import { randomBytes } from 'node:crypto'
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
