import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

/** What a build is made of. */
const sources = [
  ...['app', 'components', 'db', 'lib', 'public', 'server.ts', 'proxy.ts', 'scripts/prepare.ts'],
  ...[
    'next.config.js',
    'postcss.config.mjs',
    'tsconfig.json',
    'package-lock.json',
    'scripts/start/build.mjs',
  ],
  'scripts/start/bundles.mjs',
]

/**
 * A name for these sources: the same files give the same name, whenever and wherever they were checked out.
 * @param {string} root
 */
export function sourceHash(root) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const file of sources.flatMap((source) => filesBelow(root, source))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * @param {string} root
 * @param {string} file
 * @returns {string[]}
 */
function filesBelow(root, file) {
  const at = path.join(root, file)
  if (!existsSync(at)) return []
  if (statSync(at).isFile()) return /\.test\.tsx?$/.test(file) ? [] : [file]
  return readdirSync(at)
    .sort()
    .flatMap((name) => filesBelow(root, `${file}/${name}`))
}
