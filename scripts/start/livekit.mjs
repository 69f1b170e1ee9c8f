import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { freePort, freeUdpPort, isFree } from './ports.mjs'
import { endProcess, pause } from './process.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ port: number, udpPort: number, child: ChildProcess, url: string, stop: () => Promise<void> }} Livekit */
/** @typedef {{ program: string, folder: string, apiKey: string, apiSecret: string, webhookUrl: string, port?: number, udpPort?: number }} LivekitOptions */

/** Where it listens when nobody else does. */
const usualPort = 7880

/**
 * Runs livekit-server for this machine alone: signalling and media on loopback, no TCP media port (it would listen
 * on every address), rooms made by us only, its keys in the environment and never in a file or on the command line.
 * @param {LivekitOptions} options
 * @returns {Promise<Livekit>}
 */
export async function startLivekit({ port, ...options }) {
  if (port !== undefined) return startOn(port, options)
  if (!(await isFree(usualPort))) return startOn(await freePort(), options)
  // another start may have found it free at the same moment
  return startOn(usualPort, options).catch(async () => startOn(await freePort(), options))
}

/**
 * @param {number} port
 * @param {Omit<LivekitOptions, 'port'>} options
 * @returns {Promise<Livekit>}
 */
async function startOn(port, { program, folder, apiKey, apiSecret, webhookUrl, ...ports }) {
  const udpPort = ports.udpPort ?? (await freeUdpPort())
  const file = path.join(folder, 'livekit.yaml')
  writeFileSync(file, JSON.stringify(configuration({ port, udpPort, apiKey, webhookUrl }), null, 2), {
    mode: 0o600,
  })
  const out = openSync(path.join(folder, 'logs', 'livekit.log'), 'a', 0o600)
  const child = spawn(program, ['--config', file], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', out, out],
    env: { ...process.env, LIVEKIT_KEYS: `${apiKey}: ${apiSecret}` },
  })
  child.on('error', () => {})
  writeFileSync(path.join(folder, 'livekit.pid'), String(child.pid))
  closeSync(out)
  const stop = () => stopLivekit(child, file)
  if (!(await answers(child, port, tokenOf(apiKey, apiSecret)))) {
    await stop()
    throw new Error(`livekit-server did not start; see ${path.join(folder, 'logs', 'livekit.log')}`)
  }
  return { port, udpPort, child, url: `ws://127.0.0.1:${port}`, stop }
}

/** @param {{ port: number, udpPort: number, apiKey: string, webhookUrl: string }} how */
function configuration({ port, udpPort, apiKey, webhookUrl }) {
  return {
    port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      udp_port: udpPort,
      tcp_port: 0,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.1/32'] },
      // without one, browsers are handed public STUN servers
      stun_servers: ['127.0.0.1:3478'],
    },
    room: { auto_create: false, empty_timeout: 30, departure_timeout: 5 },
    webhook: { api_key: apiKey, urls: [webhookUrl] },
    logging: { level: 'info' },
  }
}

/**
 * A token that allows nothing, for half a minute: only a LiveKit with our key answers to it. Made by hand, because
 * LiveKit's library for it is not there yet when this file is loaded, and would stay in this process, with some 20 MB,
 * for the sake of one signature.
 * @param {string} apiKey
 * @param {string} apiSecret
 */
function tokenOf(apiKey, apiSecret) {
  /** @param {object} value */
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const claims = { iss: apiKey, exp: Math.floor(Date.now() / 1000) + 30 }
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createHmac('sha256', apiSecret).update(signed).digest('base64url')}`
}

/**
 * Whether it is up: this one, and not another's that has the port.
 * @param {ChildProcess} child
 * @param {number} port
 * @param {string} token
 */
async function answers(child, port, token) {
  const deadline = Date.now() + 15_000
  const headers = { authorization: `Bearer ${token}` }
  while (child.pid && child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const signal = AbortSignal.timeout(1000)
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers, signal }).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.ok) return true
    await pause(20)
  }
  return false
}

/**
 * The first SIGTERM lets calls drain, the second ends it.
 * @param {ChildProcess} child
 * @param {string} mark
 */
async function stopLivekit(child, mark) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await pause(100)
  child.kill('SIGTERM')
  await endProcess(child.pid, mark, { signal: 'SIGCONT', patience: 1000 })
}

/**
 * Stops the LiveKit that a killed start left behind.
 * @param {string} folder
 */
export async function endLeftoverLivekit(folder) {
  const file = path.join(folder, 'livekit.pid')
  if (!existsSync(file)) return
  await endProcess(Number(readFileSync(file, 'utf8')), path.join(folder, 'livekit.yaml'), { patience: 500 })
  rmSync(file, { force: true })
}
