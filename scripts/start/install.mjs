import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { runProgram } from './run-program.mjs'
import { step } from './say.mjs'

/**
 * Installs the dependencies when there are none, or when the lock file is another than the one installed.
 * @param {string} root
 * @param {import('./lifetime.mjs').Lifetime} life
 */
export async function installDependencies(root, life) {
  if (isInstalled(root)) return
  await step('Installing dependencies', async (progress) => {
    let fetched = 0
    const npm = npmProgram()
    await runProgram(npm.command, [...npm.args, ...installArguments], {
      cwd: root,
      onEnd: life.onEnd,
      onLine: (line) => {
        if (line.includes('http fetch') || line.includes('http cache'))
          progress(`${++fetched} answers from the registry`)
      },
    })
  })
  markInstalled(root)
}

/** `--no-save` leaves the lock file as it is on platforms whose optional packages it does not list. */
const installArguments = [
  'install',
  '--no-audit',
  '--no-fund',
  '--no-save',
  '--include=dev',
  '--loglevel=http',
]

/**
 * Notes which lock file is installed.
 * @param {string} root
 */
export function markInstalled(root) {
  writeFileSync(stampOf(root), lockOf(root))
}

/** @param {string} root */
const stampOf = (root) => path.join(root, 'node_modules', '.radrum-lock')

/** @param {string} root */
function lockOf(root) {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
}

/** @param {string} root */
function isInstalled(root) {
  if (existsSync(stampOf(root))) return readFileSync(stampOf(root), 'utf8') === lockOf(root)
  const byHand = path.join(root, 'node_modules', '.package-lock.json')
  return (
    existsSync(byHand) && statSync(byHand).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs
  )
}

/** The npm that runs us, else the one on the PATH. */
function npmProgram() {
  const own = process.env.npm_execpath
  if (own && /npm-cli\.c?js$/.test(own)) return { command: process.execPath, args: [own] }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] }
}
