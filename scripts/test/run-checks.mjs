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
/** @typedef {{ root: string, folder: string, env: NodeJS.ProcessEnv, life: Lifetime }} Run */
/** @typedef {() => Promise<Total>} Check */

/**
 * Runs everything, says what failed, and adds up. What cannot even be prepared counts as one failure.
 * Programs and builds go beside the tests that need neither: there are two cores at least.
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
    // building LiveKit takes longest on a fresh machine, so it runs beside the rest
    const livekit = withBrowser ? findLivekit(life.onEnd) : undefined
    await installDependencies(root, life)
    let isBuilt = false
    const built = async () => {
      const total = await build(run)
      isBuilt = true
      return total
    }
    const beside = [() => types(run), () => lint(run), ...(withBrowser ? [built] : [])]
    await Promise.all([inTurn(beside, total, life), inTurn(await tests(run), total, life)])
    if (isBuilt && !life.ending()) {
      const chromium = await findChromium()
      await livekit
      const env = { ...run.env, CHROMIUM: chromium }
      add(total, await vitest({ ...run, env }, 'e2e', { minutes: 40 }))
      add(total, await vitest({ ...run, env }, 'calls', { minutes: 30 }))
    }
  } catch (error) {
    if (!life.ending()) add(total, couldNot(error))
  }
  return total
}

/**
 * Everything that needs no browser. Rules run under three zones, but for those that cannot tell them apart.
 * @param {Run} run
 * @returns {Promise<Check[]>}
 */
async function tests(run) {
  const far = { ...run, env: { ...run.env, TZ: 'Pacific/Apia' } }
  const except = await zoneFreeTests(run.root)
  const unit = (/** @type {string} */ zone, /** @type {string[]} */ except) => () =>
    vitest({ ...run, env: { ...run.env, TZ: zone } }, 'unit', { minutes: 10, title: zone, except })
  return [
    unit('UTC', []),
    unit('Europe/Stockholm', except),
    unit('Pacific/Apia', except),
    () => vitest(far, 'components', { minutes: 10 }),
    () => vitest(run, 'house', { minutes: 10 }),
    () => vitest(run, 'db', { minutes: 15 }),
  ]
}

/**
 * The build under test, kept until the end. It is no check of its own: without it nothing in a browser can pass.
 * @param {Run} run
 * @returns {Promise<Total>}
 */
async function build({ root, life }) {
  life.onEnd((await ensureBuild(root, life.onEnd)).release)
  return { passed: 0, failed: 0, failures: [], retried: [] }
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
