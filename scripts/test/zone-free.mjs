import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Whatever can tell one time zone from another begins with one of these; a module that is only known when it runs may, too. */
const time = /\b(Date|Intl|Temporal|date-fns|TZ|toLocale\w*)\b|\b(import|require)\(\s*[^'"\s]/

/** Packages that know no zone. Any other, the ones that start programs included, counts as knowing one. */
const zoneless = /^(vitest|fast-check|zod|node:(fs|fs\/promises|path|net|crypto))$/

/** Where tests lie beside their subjects. */
const folders = ['lib', 'db', 'app', 'scripts', 'tests/support']

/**
 * The tests that come to the same in every time zone: neither they nor anything they import, however far away, names a
 * date, a calendar or a package that might. All others run once more under each zone, so a new one cannot be forgotten.
 * @param {string} root
 * @returns {Promise<string[]>} paths from `root`, with `/`
 */
export async function zoneFreeTests(root) {
  const { build } = await import('esbuild')
  const tests = folders.flatMap((folder) => testsBelow(root, folder))
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: tests,
    alias: { '@': root },
    bundle: true,
    write: false,
    metafile: true,
    treeShaking: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: path.join(root, 'dist'),
    outbase: root,
    logLevel: 'silent',
  })
  const knows = (/** @type {string} */ file) =>
    time.test(readFileSync(path.join(root, file), 'utf8')) ||
    (metafile.inputs[file]?.imports ?? []).some(({ path, external }) => external && !zoneless.test(path))
  return Object.values(metafile.outputs).flatMap(({ entryPoint, inputs }) =>
    entryPoint && !Object.keys(inputs).some(knows) ? [entryPoint] : [],
  )
}

/**
 * @param {string} root
 * @param {string} folder
 */
function testsBelow(root, folder) {
  const entries = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  return entries.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => path.posix.join(folder, name))
}
