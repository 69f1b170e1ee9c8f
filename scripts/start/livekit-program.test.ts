import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findLivekit, installedProgram } from './livekit-program.mjs'

let folder = ''
/** A program of this name on the PATH, which has nothing else on it. */
const onPath = (name: string, script: string) => program(path.join(folder, 'bin', name), script)
const calls = () => (existsSync(`${folder}/calls`) ? readFileSync(`${folder}/calls`, 'utf8').trim() : '')
const livekit = (version: string) => `echo "livekit-server version ${version}"`
/** A Go that writes down what it was asked for, and "builds" a livekit-server that says it is this version. */
const go = (version: string) => `echo "$* cgo=$CGO_ENABLED" >> ${folder}/calls
printf '#!/bin/sh\\necho livekit-server version ${version}\\n' > "$GOBIN/server"
/bin/chmod 755 "$GOBIN/server"`

function program(file: string, script: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${script}\n`)
  chmodSync(file, 0o755)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'livekit-'))
  mkdirSync(path.join(folder, 'bin'))
  vi.stubEnv('PATH', path.join(folder, 'bin'))
  vi.stubEnv('RADRUM_CACHE', path.join(folder, 'cache'))
  vi.stubEnv('RADRUM_LIVEKIT_RELEASES', 'http://127.0.0.1:9')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

describe('a livekit-server is looked for', () => {
  test('first on the PATH; nothing is built when it will do', async () => {
    onPath('livekit-server', livekit('1.14.0'))
    program(installedProgram(), livekit('1.13.5'))
    onPath('go', go('1.13.5'))
    expect(await findLivekit(() => {})).toEqual({ program: 'livekit-server' })
    expect(calls()).toBe('')
  })

  test('then where this project keeps its own, when the one on the PATH is too old', async () => {
    onPath('livekit-server', livekit('1.9.12'))
    program(installedProgram(), livekit('1.13.5'))
    onPath('go', go('1.13.5'))
    expect(await findLivekit(() => {})).toEqual({ program: installedProgram() })
    expect(calls()).toBe('')
  })

  test('then built with Go, at the pinned version and once', async () => {
    onPath('livekit-server', livekit('1.9.12'))
    program(installedProgram(), livekit('1.13.4'))
    onPath('go', go('1.13.5'))
    expect(await findLivekit(() => {})).toEqual({ program: installedProgram() })
    expect(await findLivekit(() => {})).toEqual({ program: installedProgram() })
    expect(calls()).toBe('install -v github.com/livekit/livekit-server/cmd/server@v1.13.5 cgo=0')
  })

  test('then fetched; when nothing works each reason is given, in this order', async () => {
    onPath('livekit-server', livekit('2.0.0'))
    onPath('go', go('1.13.4'))
    const found = await findLivekit(() => {})
    expect(found).toEqual({
      program: undefined,
      why: [
        'livekit-server 2.0.0 on the PATH is too old or too new',
        expect.stringMatching(/^Building LiveKit 1\.13\.5 with Go .*does not say it is version 1\.13\.5$/),
        expect.stringMatching(/^Fetching LiveKit 1\.13\.5: /),
      ],
    })
  })

  test('no Go is a reason, not an error', async () => {
    const found = await findLivekit(() => {})
    expect(found).toMatchObject({
      why: [
        'no livekit-server on the PATH',
        expect.stringMatching(/: Go is not installed$/),
        expect.any(String),
      ],
    })
  })
})
