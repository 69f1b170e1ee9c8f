import { spawn } from 'node:child_process'
import path from 'node:path'
import { bundleOne } from './start/bundles.mjs'
import { environmentComplaint } from './start/environment.mjs'
import { installDependencies } from './start/install.mjs'
import { lifetime } from './start/lifetime.mjs'
import { complain } from './start/say.mjs'
import { toolSettings } from './start/tool-settings.mjs'

/** `node scripts/run.mjs scripts/user-add.ts ...`: runs one of our programs against the database that `npm start` uses. */
const [script = '', ...args] = process.argv.slice(2)
const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const life = lifetime(130)
try {
  await installDependencies(root, life)
  const settings = await toolSettings(root, life)
  const program = path.join(root, '.build', 'tools', `${path.basename(script, '.ts')}.mjs`)
  await bundleOne(root, script, program)
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], {
    env: { ...process.env, ...settings },
    stdio: 'inherit',
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  await life.end(Number(code ?? 1))
} catch (error) {
  const text = error instanceof Error ? error.message : String(error)
  complain(environmentComplaint(error) ?? text)
  await life.end(1)
}
