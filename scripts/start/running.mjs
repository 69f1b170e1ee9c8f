import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandOf } from './process.mjs'

/**
 * What runs from a data folder: written by `npm start`, read by its tools (`npm run user:add`) and by the next start.
 * @typedef {{ pid: number, env: Record<string, string> }} Running
 */

/** @param {string} dataFolder */
const fileOf = (dataFolder) => path.join(dataFolder, 'running.json')

/**
 * What is running from this folder, if the process that wrote it is alive.
 * @param {string} dataFolder
 * @returns {Running | undefined}
 */
export function runningFrom(dataFolder) {
  const note = readNote(dataFolder)
  return note && note.pid !== process.pid && commandOf(note.pid).includes('start.mjs') ? note : undefined
}

/**
 * @param {string} dataFolder
 * @param {Running} running
 */
export function noteRunning(dataFolder, running) {
  writeFileSync(fileOf(dataFolder), JSON.stringify(running), { mode: 0o600 })
}

/** @param {string} dataFolder */
export function forgetRunning(dataFolder) {
  rmSync(fileOf(dataFolder), { force: true })
}

/**
 * @param {string} dataFolder
 * @returns {Running | undefined}
 */
function readNote(dataFolder) {
  if (!existsSync(fileOf(dataFolder))) return undefined
  try {
    return JSON.parse(readFileSync(fileOf(dataFolder), 'utf8'))
  } catch {
    return undefined
  }
}
