import { chmodSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where the worlds of this test run keep what they need; `npm test` names one and sweeps it afterwards. */
export function testFolder(): string {
  const folder = process.env.RADRUM_TEST_FOLDER ?? path.join(os.tmpdir(), `radrum-test-${process.pid}`)
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
  return folder
}
