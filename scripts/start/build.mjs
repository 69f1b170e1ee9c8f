import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pruneBuilds } from './builds.mjs'
import { bundlePrograms } from './bundles.mjs'
import { withLock } from './file-lock.mjs'
import { runProgram } from './run-program.mjs'
import { step } from './say.mjs'
import { sourceHash } from './source-hash.mjs'

/** @typedef {{ folder: string, dist: string, env: Record<string, string>, release: () => void }} Build */

/**
 * The build of the sources as they are: made when there is none, in a folder of its own, by one process at a time.
 * @param {string} root
 * @param {(stop: () => void) => void} onEnd
 * @returns {Promise<Build>}
 */
export async function ensureBuild(root, onEnd) {
  const folder = path.join(root, '.build', sourceHash(root))
  const done = path.join(folder, 'complete')
  mkdirSync(folder, { recursive: true })
  const mine = path.join(folder, `used-by-${process.pid}`)
  writeFileSync(mine, '')
  if (!existsSync(done)) {
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(done)) await step('Building', (progress) => build(root, folder, progress, onEnd))
    })
  }
  utimesSync(done, new Date(), new Date())
  pruneBuilds(path.join(root, '.build'))
  return {
    folder,
    dist: distOf(root, folder),
    env: buildEnv(root, folder),
    release: () => rmSync(mine, { force: true }),
  }
}

/**
 * A folder for developing: programs bundled anew at each start, pages compiled as they are asked for.
 * @param {string} root
 * @returns {Promise<Build>}
 */
export async function developmentBuild(root) {
  const folder = path.join(root, '.build', 'development')
  mkdirSync(folder, { recursive: true })
  writeTsconfig(folder)
  await bundlePrograms(root, folder)
  return { folder, dist: distOf(root, folder), env: buildEnv(root, folder), release: () => {} }
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {(detail: string) => void} progress
 * @param {(stop: () => void) => void} onEnd
 */
async function build(root, folder, progress, onEnd) {
  writeTsconfig(folder)
  progress('programs')
  await bundlePrograms(root, folder)
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
  await runProgram(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, ...buildEnv(root, folder), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onEnd,
    onLine: (line) => progress(line.replace(/[^\x20-\x7e]/g, '').trim()),
  })
  writeFileSync(path.join(folder, 'complete'), '')
}

/** @param {string} folder */
function writeTsconfig(folder) {
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { plugins: [{ name: 'next' }] },
    include: ['../../app'],
  }
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config, null, 2))
}

/**
 * @param {string} root
 * @param {string} folder
 */
const distOf = (root, folder) => path.relative(root, path.join(folder, 'next'))

/**
 * What next.config.js and the server need to find this build.
 * @param {string} root
 * @param {string} folder
 * @returns {Record<string, string>}
 */
function buildEnv(root, folder) {
  return {
    RADRUM_BUILD: folder,
    RADRUM_DIST: distOf(root, folder),
    RADRUM_TSCONFIG: path.relative(root, path.join(folder, 'tsconfig.json')),
  }
}
