import { createHash } from 'node:crypto'
import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { livekitVersion } from './livekit-version.mjs'
import { runProgram } from './run-program.mjs'

const biggest = 200 * 1024 * 1024

/** Where releases are fetched from; a mirror inside a bank may stand in. */
function releasesUrl() {
  const base = process.env.RADRUM_LIVEKIT_RELEASES || 'https://github.com/livekit/livekit/releases/download'
  return `${base.replace(/\/$/, '')}/v${livekitVersion}`
}

/**
 * The name of the published archive for this machine.
 * @param {string} platform
 * @param {string} arch
 */
export function archiveName(platform = process.platform, arch = process.arch) {
  const machine = { x64: 'amd64', arm64: 'arm64', arm: 'armv7' }[arch]
  const system = { linux: 'linux', win32: 'windows', darwin: 'darwin' }[platform]
  if (!machine || !system) throw new Error(`there is no LiveKit release for ${platform}-${arch}`)
  return `livekit_${livekitVersion}_${system}_${machine}.${platform === 'win32' ? 'zip' : 'tar.gz'}`
}

/**
 * Fetches the release archive, compares it with the checksums published beside it, and unpacks the program.
 * Nothing that does not match is ever written to where it could be run.
 * @param {string} folder
 * @param {string} programName
 * @param {(detail: string) => void} progress
 */
export async function installFromRelease(folder, programName, progress) {
  const name = archiveName()
  const expected = checksumFor(
    name,
    (await fetchBytes(`${releasesUrl()}/checksums.txt`, progress)).toString('utf8'),
  )
  const archive = await fetchBytes(`${releasesUrl()}/${name}`, progress)
  const actual = createHash('sha256').update(archive).digest('hex')
  if (actual !== expected)
    throw new Error(`the checksum of ${name} is ${actual}, published is ${expected}; not used`)
  const file = path.join(folder, name)
  writeFileSync(file, archive)
  await runProgram('tar', ['-xf', file, '-C', folder, programName])
  chmodSync(path.join(folder, programName), 0o755)
}

/**
 * @param {string} name
 * @param {string} checksums lines of "<sha256>  <file name>"
 */
export function checksumFor(name, checksums) {
  for (const line of checksums.split('\n')) {
    const [sum, file] = line.trim().split(/\s+\*?/)
    if (file === name && sum && /^[0-9a-f]{64}$/.test(sum)) return sum
  }
  throw new Error(`checksums.txt does not list ${name}`)
}

/**
 * @param {string} url
 * @param {(detail: string) => void} progress
 */
async function fetchBytes(url, progress) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5 * 60_000) }).catch((error) => {
    throw new Error(`${url} could not be reached (${error.cause?.code ?? error.message})`)
  })
  if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`)
  /** @type {Uint8Array[]} */
  const parts = []
  let size = 0
  for await (const part of answer.body) {
    parts.push(part)
    size += part.length
    if (size > biggest) throw new Error(`${url} is larger than ${biggest} bytes`)
    progress(`${(size / 1024 / 1024).toFixed(1)} MB`)
  }
  return Buffer.concat(parts)
}
