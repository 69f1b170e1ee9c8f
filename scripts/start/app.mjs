import { spawn } from 'node:child_process'
import path from 'node:path'
import { endProcess } from './process.mjs'

/** @typedef {{ child: import('node:child_process').ChildProcess, port: number, stop: () => Promise<void> }} App */

const stopLimit = 6500
const readyLimit = 60_000

/**
 * Runs the built server as a child process and waits until it says that it is ready. It leads its own process
 * group, so that Ctrl-C reaches us only and things stop in order; it ends by itself when we are gone.
 * @param {{ root: string, program: string, env: NodeJS.ProcessEnv, output?: 'inherit' | number, flags?: string[] }} how
 *   `flags` are Node's
 * @returns {Promise<App>}
 */
export async function startApp({ root, program, env, output = 'inherit', flags = ['--enable-source-maps'] }) {
  const child = spawn(process.execPath, [...flags, program], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  })
  const stop = async () => {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
    await endProcess(child.pid, path.basename(program), { patience: stopLimit })
  }
  try {
    return { child, port: await ready(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the port it serves on; 0 when it serves none
 */
function ready(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The app was not ready within a minute.')), readyLimit)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new Error(`The app stopped while starting (${signal ?? `exit code ${code}`}).`))
    })
    child.on('message', (message) => {
      if (typeof message !== 'object' || !message || !('ready' in message)) return
      clearTimeout(timer)
      resolve('port' in message ? Number(message.port) : 0)
    })
  })
}
