import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { installDependencies } from './start/install.mjs'
import { lifetime } from './start/lifetime.mjs'
import { complain, say } from './start/say.mjs'

/** `npm run bench [name ...]`: every benchmark in tests/bench that measures something, one after the other. */
const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const life = lifetime(130)
const parts = new Set(['measure.ts'])

await installDependencies(root, life)
const wanted = process.argv.slice(2)
const benches = readdirSync('tests/bench')
  .filter((file) => file.endsWith('.ts') && !parts.has(file))
  .filter((file) => wanted.length === 0 || wanted.includes(nameOf(file)))
say(
  `${os.cpus().length} x ${os.cpus()[0]?.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`,
)
let failed = 0
for (const file of benches) {
  say(`\n## ${nameOf(file)}`)
  const code = await run(file)
  if (code === 0) continue
  failed++
  complain(`${file} ended with code ${code}`)
}
await life.end(failed > 0 || benches.length === 0 ? 1 : 0)

/** @param {string} file */
function nameOf(file) {
  return path.basename(file, '.ts').replace(/\.bench$/, '')
}

/**
 * What needs the whole app stands on the world of the browser tests; everything else is a program.
 * @param {string} file
 */
function run(file) {
  const at = path.join('tests', 'bench', file)
  const program = file.endsWith('.bench.ts')
    ? ['vitest/vitest.mjs', 'run', '--project', 'bench', at]
    : ['tsx/dist/cli.mjs', at]
  const [script, ...args] = /** @type {[string, ...string[]]} */ (program)
  const command = [path.join(root, 'node_modules', script), ...args]
  const child = spawn(process.execPath, command, { stdio: 'inherit' })
  life.onEnd(() => void child.kill('SIGTERM'))
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))
}
