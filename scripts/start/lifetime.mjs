import { complain, say } from './say.mjs'

/** @typedef {{ onEnd: (stop: () => void | Promise<void>) => void, end: (code: number, why?: string) => Promise<never>, ending: () => boolean }} Lifetime */

const hardLimit = 9500

/**
 * Everything that must be stopped again, in the reverse order of its start. Ctrl-C, SIGTERM and a failure all
 * come through here, once.
 * @param {number} [codeOnSignal] what the process answers when it is asked to stop
 * @returns {Lifetime}
 */
export function lifetime(codeOnSignal = 0) {
  /** @type {(() => void | Promise<void>)[]} */
  const stops = []
  let ending = /** @type {Promise<never> | undefined} */ (undefined)

  /**
   * @param {number} code
   * @param {string} [why]
   * @returns {Promise<never>}
   */
  const finish = async (code, why) => {
    if (why) (code === 0 ? say : complain)(why)
    setTimeout(() => process.exit(code || 1), hardLimit).unref()
    for (const stop of stops.reverse())
      await Promise.resolve(stop()).catch((error) => complain(String(error)))
    process.exit(code)
  }
  /** @type {Lifetime['end']} */
  const end = (code, why) => {
    ending ??= finish(code, why)
    return ending
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => void end(codeOnSignal, 'Stopping ...'))
  }
  return { onEnd: (stop) => void stops.push(stop), end, ending: () => ending !== undefined }
}
