import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { cacheFolder } from './cache.mjs'
import { installFromRelease } from './livekit-release.mjs'
import { isUsable, livekitVersion, versionOf } from './livekit-version.mjs'
import { runProgram } from './run-program.mjs'
import { say, step } from './say.mjs'

/** @typedef {{ program: string } | { program: undefined, why: string[] }} Found */

const programName = process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server'
const buildLimit = 10 * 60_000

/**
 * A livekit-server to run: on the PATH, installed for this project before, built with Go, or the published
 * archive, in this order. When none works the reasons are given; the app starts without video.
 * @param {(stop: () => void) => void} onEnd
 * @returns {Promise<Found>}
 */
export async function findLivekit(onEnd) {
  const why = /** @type {string[]} */ ([])
  const onPath = versionOf('livekit-server')
  if (onPath && isUsable(onPath)) return { program: 'livekit-server' }
  why.push(
    onPath ? `livekit-server ${onPath} on the PATH is too old or too new` : 'no livekit-server on the PATH',
  )
  const installed = installedProgram()
  if (versionOf(installed) === livekitVersion) return { program: installed }
  for (const [what, install] of installers(onEnd)) {
    try {
      await step(what, (progress) => intoCache((folder) => install(folder, progress)))
      if (versionOf(installed) === livekitVersion) return { program: installed }
      why.push(`${what}: what was installed does not say it is version ${livekitVersion}`)
    } catch (error) {
      why.push(`${what}: ${firstLines(error)}`)
    }
  }
  return { program: undefined, why }
}

/** Where this project keeps its own livekit-server. */
export function installedProgram() {
  return path.join(cacheFolder(), `livekit-${livekitVersion}`, programName)
}

/** @typedef {(folder: string, progress: (detail: string) => void) => Promise<void>} Installer */

/**
 * @param {(stop: () => void) => void} onEnd
 * @returns {[string, Installer][]}
 */
function installers(onEnd) {
  return [
    [
      `Building LiveKit ${livekitVersion} with Go (some minutes, once)`,
      (folder, progress) => build(folder, progress, onEnd),
    ],
    [
      `Fetching LiveKit ${livekitVersion}`,
      (folder, progress) => installFromRelease(folder, programName, progress),
    ],
  ]
}

/**
 * @param {string} folder
 * @param {(detail: string) => void} progress
 * @param {(stop: () => void) => void} onEnd
 */
async function build(folder, progress, onEnd) {
  const module = `github.com/livekit/livekit-server/cmd/server@v${livekitVersion}`
  let packages = 0
  await runProgram('go', ['install', '-v', module], {
    cwd: folder,
    env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '' },
    onEnd,
    timeout: buildLimit,
    onLine: (line) =>
      progress(line.startsWith('go: downloading') ? line.slice(4) : `${++packages} packages compiled`),
  })
  renameSync(
    path.join(folder, process.platform === 'win32' ? 'server.exe' : 'server'),
    path.join(folder, programName),
  )
}

/**
 * Installs into a folder beside the goal and moves it there whole.
 * @param {(folder: string) => Promise<void>} install
 */
async function intoCache(install) {
  const goal = path.dirname(installedProgram())
  mkdirSync(path.dirname(goal), { recursive: true })
  const draft = mkdtempSync(`${goal}.`)
  try {
    await install(draft)
    rmSync(goal, { recursive: true, force: true })
    renameSync(draft, goal)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** @param {unknown} error */
function firstLines(error) {
  const text = error instanceof Error ? error.message : String(error)
  return /ENOENT/.test(text) ? 'Go is not installed' : text.split('\n').slice(0, 6).join('\n  ')
}

/** @param {string[]} why */
export function sayNoVideo(why) {
  say(`
! Video is not available: no LiveKit server could be found or installed.
${why.map((reason) => `  - ${reason}`).join('\n')}
  Everything else works. To have calls, do one of these and start again:
  - put livekit-server ${livekitVersion} on the PATH (https://github.com/livekit/livekit/releases/tag/v${livekitVersion})
  - install Go (https://go.dev/dl), and it is built for you
  - set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET to a LiveKit server of your own
`)
}
