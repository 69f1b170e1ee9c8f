import path from 'node:path'
import { startLivekit } from './livekit.mjs'
import { sayNoVideo } from './livekit-program.mjs'
import { startPostgres } from './postgres.mjs'
import { step } from './say.mjs'
import { supervise } from './supervise.mjs'

/** @typedef {import('./lifetime.mjs').Lifetime} Lifetime */
/** @typedef {import('../../lib/env').Env} Env */
/** @typedef {import('./data-folder.mjs').Secrets} Secrets */

/**
 * The database the environment names, else the embedded PostgreSQL of this data folder.
 * @param {Env} env
 * @param {string} folder
 * @param {Secrets} secrets
 * @param {Lifetime} life
 * @returns {Promise<string>} its URL
 */
export async function bringDatabase(env, folder, secrets, life) {
  if (env.databaseUrl) return env.databaseUrl
  const options = {
    dataFolder: folder,
    password: secrets.postgresPassword,
    log: path.join(folder, 'logs', 'postgres.log'),
  }
  const first = await step('Starting PostgreSQL', () => startPostgres(options))
  supervise({
    name: 'PostgreSQL',
    first,
    again: (old) => startPostgres({ ...options, port: old.port }),
    life,
    onLost: () => void life.end(1, `PostgreSQL does not keep running; see ${options.log}`),
  })
  return first.url
}

/**
 * The LiveKit the environment names, else ours on this machine, else none: then the app says so where it matters.
 * @param {{ env: Env, folder: string, secrets: Secrets, found: import('./livekit-program.mjs').Found | undefined, address: { port: number, host: string }, life: Lifetime }} how
 * @returns {Promise<Record<string, string>>} what the app needs to know of it
 */
export async function bringLivekit({ env, folder, secrets, found, address, life }) {
  if (env.livekit || !found) return {}
  if (found.program === undefined) {
    sayNoVideo(found.why)
    return {}
  }
  const options = {
    program: found.program,
    folder,
    apiKey: secrets.livekitApiKey,
    apiSecret: secrets.livekitApiSecret,
    webhookUrl: `http://${reachableHost(address.host)}:${address.port}/api/livekit/webhook`,
  }
  const first = await startLivekit(options).catch((error) => sayNoVideo([error.message]))
  if (!first) return {}
  supervise({
    name: 'LiveKit',
    first,
    again: (old) => startLivekit({ ...options, port: old.port, udpPort: old.udpPort }),
    life,
    onLost: () =>
      sayNoVideo([`LiveKit does not keep running; see ${path.join(folder, 'logs', 'livekit.log')}`]),
  })
  return {
    LIVEKIT_URL: first.url,
    LIVEKIT_API_KEY: secrets.livekitApiKey,
    LIVEKIT_API_SECRET: secrets.livekitApiSecret,
    LIVEKIT_PUBLIC_URL: first.url,
  }
}

/** @param {string} host the address we listen on */
function reachableHost(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
