import path from 'node:path'
import { startApp } from './app.mjs'
import { ensureBuild } from './build.mjs'
import { makeDataFolder, secretsOf } from './data-folder.mjs'
import { loadDotEnv, readEnvironment } from './environment.mjs'
import { installDependencies } from './install.mjs'
import { runningFrom } from './running.mjs'
import { say } from './say.mjs'
import { supervise } from './supervise.mjs'

/**
 * `npm run worker`: background jobs alone, against the database the environment names, or the one that `npm start`
 * has brought up from the same data folder.
 * @param {string} root
 * @param {import('./lifetime.mjs').Lifetime} life
 */
export async function work(root, life) {
  loadDotEnv(root)
  await installDependencies(root, life)
  const env = await readEnvironment(root)
  const folder = makeDataFolder(env.dataDir)
  const running = runningFrom(folder)
  if (!env.databaseUrl && !running) {
    throw new Error('npm run worker needs DATABASE_URL, or a running npm start with the same DATA_DIR.')
  }
  const build = await ensureBuild(root, life.onEnd)
  life.onEnd(build.release)
  const own = { DATA_DIR: folder, AUTH_SECRET: env.authSecret ?? secretsOf(folder).authSecret }
  const settings = { ...own, ...running?.env, ...build.env, WORKER: 'only' }
  /** @type {NodeJS.ProcessEnv} */
  const full = { ...process.env, ...settings, NODE_ENV: 'production' }
  const start = () => startApp({ root, program: path.join(build.folder, 'server.mjs'), env: full })
  supervise({
    name: 'The worker',
    first: await start(),
    again: start,
    life,
    onLost: () => void life.end(1, 'The worker does not keep running; see what it said above.'),
  })
  say('Rådrum is working on background jobs')
}
