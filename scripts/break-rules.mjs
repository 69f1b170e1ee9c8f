import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { brokenRules } from './break-rules/rules.mjs'

// Breaks rules of lib/ one at a time, in a copy, and runs the tests beside them: each must fail.
const root = path.resolve(import.meta.dirname, '..')
const copy = mkdtempSync(path.join(os.tmpdir(), 'radrum-broken-'))
for (const name of [
  'app',
  'components',
  'db',
  'lib',
  'scripts',
  'tests',
  'vitest.config.ts',
  'tsconfig.json',
  'package.json',
]) {
  cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
}
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))

/** @param {string} folder */
function testsPass(folder) {
  const vitest = path.join(copy, 'node_modules', 'vitest', 'vitest.mjs')
  try {
    const arguments_ = [vitest, 'run', '--project', 'unit', `${folder}/`]
    execFileSync(process.execPath, arguments_, { cwd: copy, stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

for (const folder of new Set(brokenRules.map(({ file }) => path.dirname(file)))) {
  if (!testsPass(folder)) throw new Error(`the tests of ${folder} fail before anything is broken`)
}

const rows = []
let unseen = 0
for (const { rule, file, from, to } of brokenRules) {
  const at = path.join(copy, file)
  const whole = readFileSync(at, 'utf8')
  if (!whole.includes(from)) throw new Error(`${file} no longer says: ${from}`)
  writeFileSync(at, whole.replace(from, to))
  const noticed = !testsPass(path.dirname(file))
  writeFileSync(at, whole)
  if (!noticed) unseen++
  rows.push(`| ${rule} | \`${file}\` | ${noticed ? 'noticed' : '**not noticed**'} |`)
  console.log(`${noticed ? 'noticed    ' : 'NOT NOTICED'} ${rule}`)
}
rmSync(copy, { recursive: true, force: true })
const text = `# Rules broken by hand

\`npm run break-rules\` breaks these ${rows.length} rules of \`lib/\` one at a time, in a copy, and runs the tests of their noun. A
rule that can be broken without a test failing is not a rule yet. Last run: ${rows.length - unseen} of ${rows.length} noticed.

| rule | broken in | by the tests |
|---|---|---|
${rows.join('\n')}
`
writeFileSync(path.join(root, 'docs', 'rules-broken-by-hand.md'), text)
process.exitCode = unseen === 0 ? 0 : 1
