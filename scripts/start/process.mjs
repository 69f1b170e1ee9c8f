import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/**
 * The command line of a living process; empty for one that is gone, or dead and not yet collected.
 * @param {number} pid
 * @returns {string}
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return ''
  if (existsSync('/proc/self/cmdline')) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Asks a process that is not our child to end, firmly after `patience` ms, and waits until it is gone.
 * @param {number} pid
 * @param {string} mark a part of its command line, so that a reused number never hits a stranger
 * @param {{ signal?: NodeJS.Signals, patience?: number }} [how]
 */
export async function endProcess(pid, mark, { signal = 'SIGTERM', patience = 5000 } = {}) {
  const deadline = Date.now() + patience
  let sent = /** @type {NodeJS.Signals | null} */ (null)
  while (commandOf(pid).includes(mark)) {
    const next = Date.now() > deadline ? 'SIGKILL' : signal
    if (sent !== next) {
      process.kill(pid, next)
      sent = next
    }
    await pause(20)
  }
}
