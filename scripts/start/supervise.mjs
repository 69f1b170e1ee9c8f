import { complain, say } from './say.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ child: ChildProcess, stop: () => Promise<void> }} Supervised */

/** One that ran this long after its restart has earned another. */
const forgiven = 10 * 60_000

/**
 * Keeps a child running: when it ends and nobody asked it to, it is started again, once, and said.
 * @template {Supervised} T
 * @param {{ name: string, first: T, again: (old: T) => Promise<T>, life: import('./lifetime.mjs').Lifetime, onLost: () => void }} how
 * @returns {{ current: () => T }}
 */
export function supervise({ name, first, again, life, onLost }) {
  let current = first
  let restartedAt = 0
  let asked = false
  life.onEnd(async () => {
    asked = true
    await current.stop()
  })

  /** @param {T} watched */
  const watch = (watched) => {
    watched.child.once('exit', (code, signal) => {
      if (!asked && !life.ending()) void restart(`${signal ?? `exit code ${code}`}`)
    })
  }
  /** @param {string} how */
  const restart = async (how) => {
    if (Date.now() - restartedAt < forgiven) {
      complain(`! ${name} stopped again (${how}).`)
      return onLost()
    }
    restartedAt = Date.now()
    complain(`! ${name} stopped unexpectedly (${how}); starting it again.`)
    try {
      current = await again(current)
      if (asked) return await current.stop()
      watch(current)
      say(`- ${name} is running again`)
    } catch (error) {
      complain(`! ${name} could not be started again: ${error instanceof Error ? error.message : error}`)
      onLost()
    }
  }
  watch(first)
  return { current: () => current }
}
