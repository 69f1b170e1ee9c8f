import path from 'node:path'
import { startApp } from './app.mjs'
import { developmentBuild, ensureBuild } from './build.mjs'
import { endBundler } from './bundles.mjs'
import { makeDataFolder, secretsOf } from './data-folder.mjs'
import { loadDotEnv, readEnvironment } from './environment.mjs'
import { installDependencies } from './install.mjs'
import { endLeftoverLivekit } from './livekit.mjs'
import { findLivekit } from './livekit-program.mjs'
import { keepLogsSmall } from './logs.mjs'
import { bringDatabase, bringLivekit } from './parts.mjs'
import { servingPort } from './ports.mjs'
import { prepareDatabase } from './prepare.mjs'
import { claim, noteRunning } from './running.mjs'
import { say } from './say.mjs'
import { supervise } from './supervise.mjs'
import { sayWarnings } from './warnings.mjs'

/** @typedef {import('./lifetime.mjs').Lifetime} Lifetime */

/**
 * `npm start`: everything the environment does not name is brought up, then the app.
 * @param {string} root
 * @param {Lifetime} life
 * @param {{ dev: boolean }} how
 */
export async function serve(root, life, { dev }) {
  loadDotEnv(root)
  // building LiveKit takes longest, so it runs beside everything that comes before it is needed
  const livekit = process.env.LIVEKIT_URL ? undefined : findLivekit(life.onEnd)
  await installDependencies(root, life)
  const env = await readEnvironment(root)
  const port = await servingPort({ wanted: env.port, explicit: env.portIsExplicit, host: env.host })
  const folder = makeDataFolder(env.dataDir)
  claim(folder, life)
  await endLeftoverLivekit(folder)
  keepLogsSmall(path.join(folder, 'logs'), life)
  const secrets = secretsOf(folder)
  const [build, database] = await Promise.all([
    dev ? developmentBuild(root) : ensureBuild(root, life.onEnd),
    bringDatabase(env, folder, secrets, life),
  ])
  life.onEnd(build.release)
  const address = { port, host: env.host, publicUrl: publicUrlOf(env, port) }
  const settings = { ...build.env, ...settingsOf(env, folder, secrets, address, dev), DATABASE_URL: database }
  await prepareDatabase(root, build.folder, settings, life)
  const video = await bringLivekit({ env, folder, secrets, found: await livekit, address, life })
  const full = { ...settings, ...video }
  noteRunning(folder, { pid: process.pid, env: full })
  sayWarnings(env)
  await endBundler()
  await runApp(root, build.folder, full, life)
  say(`Rådrum is ready at ${address.publicUrl}`)
}

/**
 * @param {import('../../lib/env').Env} env
 * @param {number} port
 */
function publicUrlOf(env, port) {
  if (process.env.PUBLIC_URL?.trim()) return env.publicUrl
  return Object.assign(new URL(env.publicUrl), { port: String(port) }).origin
}

/**
 * What the app reads from its environment, besides what was set by whoever started us.
 * @param {import('../../lib/env').Env} env
 * @param {string} folder
 * @param {import('./data-folder.mjs').Secrets} secrets
 * @param {{ port: number, host: string, publicUrl: string }} address
 * @param {boolean} dev
 * @returns {Record<string, string>}
 */
function settingsOf(env, folder, secrets, address, dev) {
  const authSecret = env.authSecret ?? secrets.authSecret
  return {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(address.port),
    HOST: address.host,
    PUBLIC_URL: address.publicUrl,
    NEXTAUTH_URL: address.publicUrl,
    AUTH_SECRET: authSecret,
    NEXTAUTH_SECRET: authSecret,
    DATA_DIR: folder,
    DEMO: env.demo ? '1' : '0',
  }
}

/**
 * @param {string} root
 * @param {string} build
 * @param {Record<string, string>} settings
 * @param {Lifetime} life
 */
async function runApp(root, build, settings, life) {
  const start = () => startApp({ root, program: `${build}/server.mjs`, env: { ...process.env, ...settings } })
  supervise({
    name: 'The app',
    first: await start(),
    again: start,
    life,
    onLost: () => void life.end(1, 'The app does not keep running; see what it said above.'),
  })
}
