import path from 'node:path'
import { lifetime } from './start/lifetime.mjs'
import { nodeComplaint } from './start/node-version.mjs'
import { complain, say } from './start/say.mjs'
import { runChecks } from './test/run-checks.mjs'
import { lastWords } from './test/vitest-report.mjs'

const complaint = nodeComplaint()
if (complaint) {
  complain(complaint)
  process.exit(1)
}

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const life = lifetime(130)
const total = await runChecks(root, life, { withBrowser: !process.argv.includes('--check') })
for (const line of lastWords(total)) say(line)
// the totals stand alone on the last line, whatever went on before
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
say(`${total.passed} passed, ${total.failed} failed`)
await life.end(Number(process.exitCode))
