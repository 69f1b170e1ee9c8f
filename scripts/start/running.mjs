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
 * The app that runs from this folder, if there is one that is ready.
 * @param {string} dataFolder
 * @returns {Running | undefined}
 */
export function runningFrom(dataFolder) {
  const note = ownerOf(dataFolder)
  if (note && !note.env.DATABASE_URL) {
    throw new Error(
      `Process ${note.pid} is just starting or working with ${dataFolder}. Try again in a moment.`,
    )
  }
  return note
}

/**
 * Takes the data folder for this process alone, or says who has it.
 * @param {string} dataFolder
 * @param {import('./lifetime.mjs').Lifetime} life
 */
export function claim(dataFolder, life) {
  const other = ownerOf(dataFolder)
  if (other) {
    throw new Error(
      `It is already running from ${dataFolder} (process ${other.pid}). Stop that one first, or set DATA_DIR to another folder.`,
    )
  }
  noteRunning(dataFolder, { pid: process.pid, env: {} })
  life.onEnd(() => rmSync(fileOf(dataFolder), { force: true }))
}

/**
 * Notes what runs, for the tools beside it.
 * @param {string} dataFolder
 * @param {Running} running
 */
export function noteRunning(dataFolder, running) {
  writeFileSync(fileOf(dataFolder), JSON.stringify(running), { mode: 0o600 })
}

/**
 * Another living process that has this folder.
 * @param {string} dataFolder
 */
function ownerOf(dataFolder) {
  const note = readNote(dataFolder)
  return note && note.pid !== process.pid && /(start|run)\.mjs/.test(commandOf(note.pid)) ? note : undefined
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
