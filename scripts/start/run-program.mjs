import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import os from 'node:os'

/** @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, onEnd?: (stop: () => void) => void, timeout?: number, nice?: number }} RunOptions */

const kept = 40

/**
 * Runs a program to its end. It is ended with us, and its last lines are the message when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what it wrote last
 */
export function runProgram(command, args, { cwd, env, onLine, onEnd, timeout, nice } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    // before it starts anything itself: what it starts inherits it
    if (nice && child.pid) giveWay(child.pid, nice)
    let isOver = false
    const stop = () => (isOver ? undefined : endGroup(child.pid))
    onEnd?.(stop)
    const timer = timeout ? setTimeout(stop, timeout) : undefined
    const tail = collect(child, onLine)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (code, signal) => {
      isOver = true
      clearTimeout(timer)
      const said = tail.join('\n')
      if (code === 0) resolve(said)
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? `code ${code}`}:\n${said}`))
    })
  })
}

/**
 * Nice counts within a session; where each session has a share of its own (Linux's autogroup; this program leads one),
 * the session gives way, too.
 * @param {number} pid
 * @param {number} nice
 */
function giveWay(pid, nice) {
  os.setPriority(pid, nice)
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(nice))
  } catch {
    // there is none here, or it was set too often (who is not root: ten times a second): nice alone has to do
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {((line: string) => void) | undefined} onLine
 * @returns {string[]} its last lines, growing
 */
function collect(child, onLine) {
  /** @type {string[]} */
  const tail = []
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        onLine?.(line)
        tail.push(line)
        if (tail.length > kept) tail.shift()
      }
    })
  }
  return tail
}

/**
 * Ends a child that leads its own group, with everything it started.
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
export function endGroup(pid, signal = 'SIGTERM') {
  if (!pid) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // it is gone already
  }
}
