import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from '../start/run-program.mjs'
import { step } from '../start/say.mjs'

// the shell is the same browser without windows around the pages: half the work
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
]
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The Chromium for the browser tests: CHROMIUM, the system's, one from the system's package manager when we may
 * use it, else one that Playwright fetches.
 * @param {() => Promise<string>} [fetchOne]
 * @returns {Promise<string>} the program
 */
export async function findChromium(fetchOne = fetchWithPlaywright) {
  const named = process.env.CHROMIUM?.trim()
  if (named) {
    if (runs(named)) return named
    throw new Error(`CHROMIUM: expected a Chromium that runs; ${named} does not`)
  }
  const present = firstThatRuns([...names, ...applications])
  if (present) return present
  if (process.getuid?.() === 0 && onPath('apt-get')) await installFromSystem()
  return firstThatRuns(names) ?? (await fetched(fetchOne))
}

/** @param {string[]} programs */
const firstThatRuns = (programs) => programs.map(onPath).find((program) => program && runs(program))

/**
 * The whole path of a program, as browsers' drivers want it.
 * @param {string} program
 */
function onPath(program) {
  if (path.isAbsolute(program)) return program
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file))
}

/** @param {string} program */
function runs(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}

async function installFromSystem() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step('Installing Chromium from the system', async () => {
    await runProgram('apt-get', ['update', '-qq'], { env })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      const install = ['install', '-y', '-qq', '--no-install-recommends', name]
      const isThere = await runProgram('apt-get', install, { env }).then(
        () => true,
        () => false,
      )
      if (isThere) return
    }
  }).catch(() => {})
}

/** @param {() => Promise<string>} fetchOne */
async function fetched(fetchOne) {
  const words = 'No Chromium was found or could be installed. Install one, or set CHROMIUM to its program.'
  const program = await fetchOne().catch((cause) => {
    throw new Error(words, { cause })
  })
  if (runs(program)) return program
  throw new Error(words)
}

async function fetchWithPlaywright() {
  const cli = new URL('../../node_modules/playwright-core/cli.js', import.meta.url).pathname
  await step('Fetching Chromium', () => runProgram(process.execPath, [cli, 'install', 'chromium']))
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}
