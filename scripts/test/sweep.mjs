import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { endProcess } from '../start/process.mjs'

/**
 * Ends whatever servers a killed test run left below its folder, and deletes the folder.
 * @param {string} folder
 */
export async function sweep(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name)
    if (path.basename(name) === 'postmaster.pid') await end(file, path.dirname(file), 'SIGINT')
    if (path.basename(name) === 'livekit.pid') await end(file, path.dirname(file), 'SIGKILL')
  }
  rmSync(folder, { recursive: true, force: true })
}

/**
 * @param {string} pidFile
 * @param {string} mark
 * @param {NodeJS.Signals} signal
 */
async function end(pidFile, mark, signal) {
  try {
    await endProcess(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), mark, { signal, patience: 1000 })
  } catch {
    // it ended by itself just now
  }
}
