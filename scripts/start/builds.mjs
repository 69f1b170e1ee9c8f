import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { commandOf } from './process.mjs'

const kept = 3

/**
 * Forgets all but the last builds and what was left half-made; never one that a living process uses.
 * @param {string} builds
 */
export function pruneBuilds(builds) {
  const all = newestFirst(builds)
  const complete = all.filter((build) => existsSync(path.join(build, 'complete')))
  const keep = new Set(complete.slice(0, kept))
  for (const build of all) {
    if (!keep.has(build) && !isUsed(build)) rmSync(build, { recursive: true, force: true })
  }
}

/** @param {string} builds */
function newestFirst(builds) {
  return readdirSync(builds)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => path.join(builds, name))
    .map((build) => ({ build, at: usedAt(build) }))
    .sort((a, b) => b.at - a.at)
    .map(({ build }) => build)
}

/** @param {string} build */
function usedAt(build) {
  const stat =
    statSync(path.join(build, 'complete'), { throwIfNoEntry: false }) ??
    statSync(build, { throwIfNoEntry: false })
  return stat?.mtimeMs ?? 0
}

/** @param {string} build */
function isUsed(build) {
  return readdirSync(build).some((name) => commandOf(Number(/^used-by-(\d+)$/.exec(name)?.[1])) !== '')
}
