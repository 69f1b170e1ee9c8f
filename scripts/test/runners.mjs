import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from '../start/run-program.mjs'
import { complain, say, step } from '../start/say.mjs'
import { readReport } from './vitest-report.mjs'

/** @typedef {import('./run-checks.mjs').Run} Run */
/** @typedef {import('./vitest-report.mjs').Total} Total */

/**
 * TypeScript's native compiler: a third of the work. `typescript` itself is there for its interface, which the house's tests
 * read sources with.
 * @param {Run} run
 */
export const types = (run) => check(run, 'Types', ['typescript-native/bin/tsc', '--noEmit'])

/** @param {Run} run */
export const lint = (run) => check(run, 'Lint', ['@biomejs/biome/bin/biome', 'check', '--colors=off', '.'])

/**
 * A program that is right or wrong as a whole: one check.
 * @param {Run} run
 * @param {string} title
 * @param {[string, ...string[]]} command below node_modules
 * @returns {Promise<Total>}
 */
async function check({ root, env, life, nice }, title, [program, ...args]) {
  try {
    await step(title, () => node(root, program, args, { env, onEnd: life.onEnd, minutes: 30, nice }))
    return { passed: 1, failed: 0, failures: [], retried: [] }
  } catch (error) {
    complain(`FAILED: ${title}\n${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: 1, failures: [title], retried: [] }
  }
}

/**
 * Projects of vitest.config.ts, by name or some at once: `components*`. Their report is read from a file, so that their
 * output may be anything.
 * @param {Run} run
 * @param {string[]} projects
 * @param {{ minutes: number, title?: string, except?: string[] }} how
 * @returns {Promise<Total>}
 */
export async function vitest({ root, folder, env, life, nice }, projects, { minutes, title, except = [] }) {
  const name = `Tests: ${projects.join(' and ').replace('*', '')}${title ? ` (${title})` : ''}`
  const report = path.join(folder, `report-${name.replace(/\W+/g, '-')}.json`)
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--passWithNoTests',
    ...except.map((file) => `--exclude=${file}`),
  ]
  const reporters = ['--reporter=json', `--outputFile.json=${report}`, '--reporter=verbose', '--no-color']
  let problem = ''
  await step(name, (progress) =>
    node(root, 'vitest/vitest.mjs', [...args, ...reporters], {
      // vitest's own --exclude does not reach its projects
      env: { ...env, RADRUM_TESTS_EXCEPT: except.join(',') },
      onEnd: life.onEnd,
      minutes,
      nice,
      onLine: progress,
    }),
  ).catch((error) => {
    problem = error instanceof Error ? error.message : String(error)
  })
  if (!existsSync(report)) {
    complain(`FAILED: ${name} gave no report\n${problem}`)
    return { passed: 0, failed: 1, failures: [`${name} gave no report`], retried: [] }
  }
  return count(name, readReport(JSON.parse(readFileSync(report, 'utf8')), root), problem)
}

/**
 * Says each failure whole where it comes up, also what another try made up for, and how many passed.
 * @param {string} name
 * @param {import('./vitest-report.mjs').Reading} reading
 * @param {string} problem how the run itself ended, if not well
 * @returns {Total}
 */
function count(name, { total, details, firstTries }, problem) {
  for (const detail of details) complain(`FAILED: ${name}: ${detail}`)
  for (const first of firstTries) say(`  Passed only on retry: ${name}: ${first}`)
  if (problem && total.failed === 0) {
    complain(`FAILED: ${name} did not end well\n${problem}`)
    total.failed++
    total.failures.push(`${name} did not end well`)
  }
  say(`  ${name}: ${total.passed} passed, ${total.failed} failed`)
  return total
}

/**
 * @param {string} root
 * @param {string} program
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, minutes: number, nice?: number, onEnd: (stop: () => void) => void, onLine?: (line: string) => void }} how
 */
function node(root, program, args, { minutes, ...how }) {
  const file = path.join(root, 'node_modules', program)
  return runProgram(process.execPath, [file, ...args], { cwd: root, timeout: minutes * 60_000, ...how })
}
