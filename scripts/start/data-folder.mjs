import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { databaseUser } from './os-user.mjs'

/** @typedef {{ authSecret: string, postgresPassword: string, livekitApiKey: string, livekitApiSecret: string }} Secrets */

/**
 * Makes DATA_DIR: for us alone, except that the account PostgreSQL runs under may pass through.
 * @param {string} folder
 * @returns {string} its absolute path
 */
export function makeDataFolder(folder) {
  const at = path.resolve(folder)
  const isNew = !existsSync(at)
  mkdirSync(at, { recursive: true, mode: 0o700 })
  if (isNew && databaseUser()) chmodSync(at, 0o711)
  mkdirSync(path.join(at, 'logs'), { recursive: true, mode: 0o700 })
  return at
}

/**
 * The secrets of this data folder, made once (0600) and kept between starts.
 * @param {string} folder
 * @returns {Secrets}
 */
export function secretsOf(folder) {
  const file = path.join(folder, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const secrets = {
    authSecret: randomBytes(32).toString('hex'),
    postgresPassword: randomBytes(24).toString('hex'),
    livekitApiKey: `radrum${randomBytes(6).toString('hex')}`,
    livekitApiSecret: randomBytes(32).toString('hex'),
  }
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}
