import { spawnSync } from 'node:child_process'

/** The LiveKit this project is built and tested with. */
export const livekitVersion = '1.13.5'

/**
 * What a livekit-server says it is; undefined when it does not run.
 * @param {string} program
 * @returns {string | undefined} such as "1.13.5"
 */
export function versionOf(program) {
  const asked = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: 10_000 })
  return asked.status === 0 ? /version v?(\d+\.\d+\.\d+)/.exec(asked.stdout)?.[1] : undefined
}

/**
 * Whether that version speaks as we expect: the same major version, not older than the one we test with.
 * @param {string} version
 */
export function isUsable(version) {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [ourMajor = 0, ourMinor = 0, ourPatch = 0] = livekitVersion.split('.').map(Number)
  if (major !== ourMajor) return false
  return minor > ourMinor || (minor === ourMinor && patch >= ourPatch)
}
