import { chmodSync, mkdtempSync, realpathSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuild } from '../start/build.mjs'
import { installDependencies } from '../start/install.mjs'
import { findLivekit } from '../start/livekit-program.mjs'
import { complain, say } from '../start/say.mjs'
import { findChromium } from './chromium.mjs'
import { lint, types, vitest } from './runners.mjs'
import { sweep } from './sweep.mjs'
import { cleanEnvironment } from './test-environment.mjs'

/** @typedef {import('../start/lifetime.mjs').Lifetime} Lifetime */
/** @typedef {{ passed: number, failed: number }} Total */
/** @typedef {{ root: string, folder: string, env: NodeJS.ProcessEnv, life: Lifetime }} Run */

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
  const env = cleanEnvironment(folder)
  /** @type {Total} */
  const total = { passed: 0, failed: 0 }
  try {
    // building LiveKit takes longest on a fresh machine, so it runs beside the rest
    const livekit = withBrowser ? findLivekit(life.onEnd) : undefined
    await installDependencies(root, life)
    for (const check of checks({ root, folder, env, life })) add(total, await check())
    if (withBrowser) {
      const chromium = await findChromium()
      await livekit
      const build = await ensureBuild(root, life.onEnd)
      life.onEnd(build.release)
      const browserEnv = { ...env, CHROMIUM: chromium }
      add(total, await vitest({ root, folder, env: browserEnv, life }, 'e2e', { minutes: 25 }))
    }
  } catch (error) {
    if (life.ending()) return total
    complain(`FAILED: ${error instanceof Error ? error.message : error}`)
    total.failed++
  }
  return total
}

/**
 * @param {Run} run
 * @returns {(() => Promise<Total>)[]}
 */
function checks(run) {
  const zones = ['UTC', 'Europe/Stockholm', 'Pacific/Apia']
  return [
    () => types(run),
    () => lint(run),
    ...zones.map(
      (zone) => () => vitest({ ...run, env: { ...run.env, TZ: zone } }, 'unit', { minutes: 3, title: zone }),
    ),
    () => vitest({ ...run, env: { ...run.env, TZ: 'Pacific/Apia' } }, 'components', { minutes: 3 }),
    () => vitest(run, 'house', { minutes: 2 }),
    () => vitest(run, 'db', { minutes: 5 }),
  ]
}

/**
 * @param {Total} total
 * @param {Total} more
 */
function add(total, more) {
  total.passed += more.passed
  total.failed += more.failed
  if (more.failed > 0) say('')
}
