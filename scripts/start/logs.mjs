import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs'
import path from 'node:path'
import { complain } from './say.mjs'

/** A log larger than this makes room. Bytes. */
export const largestLog = 10 * 1024 * 1024
const lookEvery = 10 * 60_000

/**
 * Keeps the logs of PostgreSQL and LiveKit small: at the start, and every ten minutes as long as they run. A log that
 * cannot be looked after is said and ends nothing.
 * @param {string} folder of the logs
 * @param {import('./lifetime.mjs').Lifetime} life
 */
export function keepLogsSmall(folder, life) {
  const look = () => {
    try {
      makeRoom(folder)
    } catch (error) {
      complain(
        `! The logs in ${folder} could not be kept small: ${error instanceof Error ? error.message : error}`,
      )
    }
  }
  look()
  const timer = setInterval(look, lookEvery)
  timer.unref()
  life.onEnd(() => clearInterval(timer))
}

/**
 * Copies every `x.log` that has grown too large to `x.log.1`, over the one before, and empties it. Copied and not
 * renamed, because who writes has it open, for appending; lines written in between are lost.
 * @param {string} folder
 * @param {number} [largest] bytes
 */
export function makeRoom(folder, largest = largestLog) {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
    const log = path.join(folder, name)
    if (statSync(log).size <= largest) continue
    copyFileSync(log, `${log}.1`)
    truncateSync(log)
  }
}
