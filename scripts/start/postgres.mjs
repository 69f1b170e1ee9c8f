import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { databaseUser, mayReach } from './os-user.mjs'
import { freePort } from './ports.mjs'
import { runnablePostgres } from './postgres-binaries.mjs'
import { initCluster } from './postgres-cluster.mjs'
import { commandOf, endProcess, pause } from './process.mjs'
import { reachableFolder } from './reachable.mjs'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ url: string, port: number, folder: string, child: ChildProcess, stop: () => Promise<void> }} Postgres */
/** @typedef {{ dataFolder: string, password: string, log: string, port?: number, durable?: boolean, connections?: number }} PostgresOptions */

/** For tests: nothing that dies with the machine is worth waiting for the disk. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']

/**
 * Where the database of a data folder lies: inside it, unless the account PostgreSQL runs under cannot get there.
 * @param {string} dataFolder
 */
export function clusterFolder(dataFolder) {
  const user = databaseUser()
  const inside = path.join(path.resolve(dataFolder), 'postgres')
  if (mayReach(path.dirname(inside), user)) return inside
  const name = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 16)
  return path.join(reachableFolder(user), 'data', name)
}

/**
 * Starts the embedded PostgreSQL on loopback, on a free port, with the database `radrum` in it.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataFolder, password, log, port, durable = true, connections }) {
  const user = databaseUser()
  const native = runnablePostgres(user)
  const folder = clusterFolder(dataFolder)
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o711 })
  if (user && path.dirname(folder) !== path.resolve(dataFolder)) chmodSync(path.dirname(folder), 0o711)
  await stopSurvivor(folder)
  initCluster({ native, folder, password, user })
  for (let attempt = 1; ; attempt++) {
    const at = port ?? (await freePort())
    const extra = [...(durable ? [] : careless), ...(connections ? [`max_connections=${connections}`] : [])]
    const child = launch({ native, folder, user, log, port: at, extra })
    if (await isReady(child, folder)) return running(child, folder, at, password)
    if (attempt === 3) throw new Error(`PostgreSQL did not start. It said:\n${lastLines(log)}`)
  }
}

/**
 * @param {{ native: string, folder: string, user: import('./os-user.mjs').OsUser | null, log: string, port: number, extra: string[] }} how
 */
function launch({ native, folder, user, log, port, extra }) {
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', ...extra]
  const out = openSync(log, 'a', 0o600)
  const child = spawn(
    path.join(native, 'bin', 'postgres'),
    ['-D', folder, ...settings.flatMap((s) => ['-c', s])],
    {
      cwd: '/',
      detached: true,
      stdio: ['ignore', out, out],
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    },
  )
  child.on('error', () => {})
  closeSync(out)
  return child
}

/**
 * PostgreSQL writes `ready` on the eighth line of postmaster.pid once it takes connections.
 * @param {ChildProcess} child
 * @param {string} folder
 */
async function isReady(child, folder) {
  const deadline = Date.now() + 60_000
  while (child.exitCode === null && child.signalCode === null && child.pid && Date.now() < deadline) {
    const lines = pidFile(folder)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    await pause(20)
  }
  return false
}

/**
 * @param {ChildProcess} child
 * @param {string} folder
 * @param {number} port
 * @param {string} password
 * @returns {Promise<Postgres>}
 */
async function running(child, folder, port, password) {
  const url = `postgresql://radrum:${password}@127.0.0.1:${port}/radrum`
  const stop = async () => {
    if (child.pid && child.exitCode === null)
      await endProcess(child.pid, folder, { signal: 'SIGINT', patience: 1500 })
  }
  try {
    await ensureDatabase(url)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, port, folder, child, stop }
}

/** @param {string} url */
async function ensureDatabase(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url.replace(/radrum$/, 'postgres') })
  try {
    await client.connect()
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'radrum'`)
    if (!rowCount) await client.query('CREATE DATABASE radrum')
  } finally {
    await client.end()
  }
}

/**
 * A PostgreSQL of ours outlives a start that was killed. It is stopped here, cleanly, before a new one starts.
 * @param {string} folder
 */
async function stopSurvivor(folder) {
  const pid = Number(pidFile(folder)[0])
  if (commandOf(pid).includes(folder)) await endProcess(pid, folder, { signal: 'SIGINT' })
}

/** @param {string} folder */
function pidFile(folder) {
  const file = path.join(folder, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
}

/** @param {string} log */
function lastLines(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(nothing)'
}
