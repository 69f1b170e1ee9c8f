import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { judge } from './licences/judge.mjs'

/** `npm run licences`: what comes with the product, and under which licence. Ends with 1 when one does not fit. */
const root = path.resolve(import.meta.dirname, '..')

/** @typedef {{ version?: string, license?: string, licenses?: { type?: string }[] | string, dev?: boolean, devOptional?: boolean, optional?: boolean, link?: boolean }} Package */

/** @type {{ packages: Record<string, Package> }} */
const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
const rows = Object.entries(lock.packages)
  .filter(([at, entry]) => at !== '' && !entry.dev && !entry.devOptional && !entry.link)
  .map(([at, entry]) => ({
    name: at.replace(/^.*node_modules\//, ''),
    version: entry.version ?? '',
    licence: licenceOf(at, entry),
  }))
  .sort((a, b) => a.licence.localeCompare(b.licence) || a.name.localeCompare(b.name))

for (const { name, version, licence } of rows)
  process.stdout.write(`${licence.padEnd(28)} ${name} ${version}\n`)
const wrong = rows.filter(({ licence }) => !judge(licence))
process.stdout.write(`\n${rows.length} packages, ${wrong.length} with a licence that does not fit\n`)
for (const { name, licence } of wrong) process.stderr.write(`${name}: ${licence || 'no licence named'}\n`)
process.exitCode = wrong.length > 0 ? 1 : 0

/**
 * The lock file names it; older packages only do in their own package.json.
 * @param {string} at
 * @param {Package} entry
 */
function licenceOf(at, entry) {
  if (entry.license) return entry.license
  const file = path.join(root, at, 'package.json')
  if (!existsSync(file)) return ''
  /** @type {Package} */
  const about = JSON.parse(readFileSync(file, 'utf8'))
  if (about.license) return about.license
  return Array.isArray(about.licenses)
    ? about.licenses.map(({ type }) => type ?? '').join(' OR ')
    : (about.licenses ?? '')
}
