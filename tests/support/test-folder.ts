import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { commandOf } from '@/scripts/start/process.mjs'
import { sweep } from '@/scripts/test/sweep.mjs'

/** Where the worlds of this test run keep what they need; `npm test` names one and sweeps it afterwards. */
export function testFolder(): string {
  const folder = process.env.RADRUM_TEST_FOLDER ?? path.join(os.tmpdir(), `radrum-test-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  return folder
}

/** Ends the servers that killed runs by hand left behind, and deletes their folders. */
export async function sweepDeadRuns(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    const owner = Number(/^radrum-test-(\d+)$/.exec(name)?.[1])
    if (owner && commandOf(owner) === '') await sweep(path.join(os.tmpdir(), name)).catch(() => {})
  }
}
