import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { bundleOne } from './bundles.mjs'
import { makeDataFolder, secretsOf } from './data-folder.mjs'
import { loadDotEnv, readEnvironment } from './environment.mjs'
import { startPostgres } from './postgres.mjs'
import { runProgram } from './run-program.mjs'
import { claim, runningFrom } from './running.mjs'

/**
 * What a tool beside the app needs to know: the database the environment names, else the one that runs from this
 * data folder, else the embedded one, started for as long as the tool runs.
 * @param {string} root
 * @param {import('./lifetime.mjs').Lifetime} life
 * @returns {Promise<Record<string, string>>}
 */
export async function toolSettings(root, life) {
  loadDotEnv(root)
  const env = await readEnvironment(root)
  const folder = makeDataFolder(env.dataDir)
  const authSecret = env.authSecret ?? secretsOf(folder).authSecret
  const own = { DATA_DIR: folder, AUTH_SECRET: authSecret, LOG_LEVEL: process.env.LOG_LEVEL || 'warn' }
  const running = runningFrom(folder)
  if (running) return { ...own, ...running.env, LOG_LEVEL: own.LOG_LEVEL }
  const settings = { ...own, DATABASE_URL: env.databaseUrl ?? (await startEmbedded(folder, life)) }
  await migrate(root, settings)
  return settings
}

/**
 * @param {string} folder
 * @param {import('./lifetime.mjs').Lifetime} life
 */
async function startEmbedded(folder, life) {
  claim(folder, life)
  const postgres = await startPostgres({
    dataFolder: folder,
    password: secretsOf(folder).postgresPassword,
    log: path.join(folder, 'logs', 'postgres.log'),
  })
  life.onEnd(postgres.stop)
  return postgres.url
}

/**
 * @param {string} root
 * @param {Record<string, string>} settings
 */
async function migrate(root, settings) {
  const folder = path.join(root, '.build', 'tools')
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true })
  const program = path.join(folder, 'prepare.mjs')
  await bundleOne(root, 'scripts/prepare.ts', program)
  await runProgram(process.execPath, [program], {
    cwd: root,
    // as no demo nothing is seeded; it sends no mails either
    env: { ...process.env, ...settings, DEMO: '0', RECOVERY: 'off' },
  })
}
