const beat = 5000

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/** @param {string} text */
export function complain(text) {
  process.stderr.write(`${text}\n`)
}

/**
 * Does something that may take long, and tells what it is doing: a line at the start, one every few seconds
 * while it lasts, one at the end. What ends within `quiet` ms is said in one line only.
 * @template T
 * @param {string} what such as "Installing dependencies"
 * @param {(progress: (detail: string) => void) => Promise<T>} work
 * @param {{ quiet?: number }} [how]
 * @returns {Promise<T>}
 */
export async function step(what, work, { quiet = 1500 } = {}) {
  const began = Date.now()
  let detail = ''
  let beating = /** @type {NodeJS.Timeout | undefined} */ (undefined)
  const opening = setTimeout(() => {
    say(`- ${what} ...`)
    beating = setInterval(() => say(`  ${what}: ${seconds(began)}${detail ? `, ${detail}` : ''}`), beat)
  }, quiet)
  try {
    const value = await work((text) => {
      detail = text
    })
    say(`- ${what}: done in ${seconds(began)}`)
    return value
  } finally {
    clearTimeout(opening)
    clearInterval(beating)
  }
}

/** @param {number} began */
function seconds(began) {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`
}
