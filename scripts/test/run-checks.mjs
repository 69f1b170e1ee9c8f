import { chmodSync, mkdtempSync, realpathSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuild } from '../start/build.mjs'
import { installDependencies } from '../start/install.mjs'
import { findLivekit } from '../start/livekit-program.mjs'
import { complain } from '../start/say.mjs'
import { findChromium } from './chromium.mjs'
import { lint, types, vitest } from './runners.mjs'
import { sweep } from './sweep.mjs'
import { cleanEnvironment } from './test-environment.mjs'
import { zoneFreeTests } from './zone-free.mjs'

/** @typedef {import('../start/lifetime.mjs').Lifetime} Lifetime */
/** @typedef {import('./vitest-report.mjs').Total} Total */
/** @typedef {{ root: string, folder: string, env: NodeJS.ProcessEnv, life: Lifetime, nice?: number }} Run */
/** @typedef {() => Promise<Total>} Check */

/**
 * Runs everything, says what failed, and adds up. What cannot even be prepared counts as one failure.
 * @param {string} root
 * @param {Lifetime} life
 * @param {{ withBrowser: boolean }} how
 * @returns {Promise<Total>}
 */
export async function runChecks(root, life, { withBrowser }) {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'radrum-tests-')))
  chmodSync(folder, 0o711)
  life.onEnd(() => sweep(folder))
  const run = { root, folder, env: cleanEnvironment(folder), life }
  /** @type {Total} */
  const total = { passed: 0, failed: 0, failures: [], retried: [] }
  try {
    if (withBrowser) await everything(run, total)
    else await withoutBrowser(run, total)
  } catch (error) {
    if (!life.ending()) add(total, couldNot(error))
  }
  return total
}

/**
 * Two lanes for two cores. What is measured against a clock goes first, or has the right of way; whatever nobody waits
 * for fills the gaps. Calls come last, and beside them only what gives way: pictures and sound are as much as two cores
 * can do in time.
 * @param {Run} run
 * @param {Total} total
 */
async function everything(run, total) {
  // building LiveKit takes longest on a fresh machine, so it runs beside the rest
  const livekit = findLivekit(run.life.onEnd)
  await installDependencies(run.root, run.life)
  const world = browserWorld(run, livekit)
  const calm = { ...run, nice: 5 }
  await Promise.all([
    inTurn([async () => vitest(await world, ['e2e', 'calls'], { minutes: 70 })], total, run.life),
    inTurn([database(run), ...(await pure(calm)), () => lint(calm), () => types(calm)], total, run.life),
  ])
}

/**
 * @param {Run} run
 * @param {Total} total
 */
async function withoutBrowser(run, total) {
  await installDependencies(run.root, run.life)
  await Promise.all([
    inTurn([() => types(run), () => lint(run)], total, run.life),
    inTurn([...(await pure(run)), database(run)], total, run.life),
  ])
}

/**
 * The build under test, kept until the end, and the programs that browser tests need.
 * @param {Run} run
 * @param {Promise<unknown>} livekit
 * @returns {Promise<Run>}
 */
async function browserWorld(run, livekit) {
  run.life.onEnd((await ensureBuild(run.root, run.life.onEnd)).release)
  const chromium = await findChromium()
  await livekit
  return { ...run, env: { ...run.env, CHROMIUM: chromium } }
}

/** @type {(run: Run) => Check} */
const database = (run) => () => vitest(run, ['db'], { minutes: 15 })

/**
 * What needs nothing but itself. Rules run under three zones, but for those that cannot tell them apart.
 * @param {Run} run
 * @returns {Promise<Check[]>}
 */
async function pure(run) {
  const far = { ...run, env: { ...run.env, TZ: 'Pacific/Apia' } }
  const except = await zoneFreeTests(run.root)
  const unit = (/** @type {string} */ zone, /** @type {string[]} */ except) => () =>
    vitest({ ...run, env: { ...run.env, TZ: zone } }, ['unit'], { minutes: 30, title: zone, except })
  return [
    () => vitest(run, ['house'], { minutes: 30 }),
    unit('UTC', []),
    unit('Europe/Stockholm', except),
    unit('Pacific/Apia', except),
    () => vitest(far, ['components*'], { minutes: 30 }),
  ]
}

/**
 * One after the other; what fails to run is a failure, and the next one has its turn all the same.
 * @param {Check[]} checks
 * @param {Total} total
 * @param {Lifetime} life
 */
async function inTurn(checks, total, life) {
  for (const check of checks) {
    if (life.ending()) return
    add(total, await check().catch(couldNot))
  }
}

/**
 * @param {unknown} error
 * @returns {Total}
 */
function couldNot(error) {
  const words = error instanceof Error ? error.message : String(error)
  complain(`FAILED: ${words}`)
  return { passed: 0, failed: 1, failures: [words.split('\n')[0] ?? ''], retried: [] }
}

/**
 * @param {Total} total
 * @param {Total} more
 */
function add(total, more) {
  total.passed += more.passed
  total.failed += more.failed
  total.failures.push(...more.failures)
  total.retried.push(...more.retried)
}
