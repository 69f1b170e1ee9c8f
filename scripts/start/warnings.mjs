import { say } from './say.mjs'

/**
 * What is allowed and probably not meant.
 * @param {import('../../lib/env').Env} env
 */
export function sayWarnings(env) {
  for (const warning of warnings(env)) say(`! ${warning}`)
}

/**
 * @param {import('../../lib/env').Env} env
 * @returns {string[]}
 */
export function warnings(env) {
  const isOpen = !isLoopback(env.host)
  const url = new URL(env.publicUrl)
  return [
    ...(isOpen && env.demo
      ? [`The demo's passwords are known to everybody, and HOST=${env.host} lets other machines in.`]
      : []),
    ...(url.protocol === 'http:' && !isLoopback(url.hostname)
      ? [
          'PUBLIC_URL is plain http: browsers will give no camera or microphone. Put a proxy with TLS in front.',
        ]
      : []),
    ...(isOpen && !env.livekit
      ? ['LiveKit runs for this machine only: set LIVEKIT_URL and its keys so that others can make calls.']
      : []),
    ...(env.databaseUrl && !env.authSecret
      ? [
          'AUTH_SECRET is not set: one was generated into DATA_DIR. Instances on other machines need the same.',
        ]
      : []),
  ]
}

/** @param {string} host */
function isLoopback(host) {
  return host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')
}
