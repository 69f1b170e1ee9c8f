import { existsSync } from 'node:fs'
import path from 'node:path'

/**
 * What is bundled beside Next's own build: programs for Node, and the script of the replay frame, which stands
 * alone so that its page can allow one script and nothing else.
 * @type {{ entry: string, out: string, browser?: true }[]}
 */
const bundles = [
  { entry: 'server.ts', out: 'server.mjs' },
  { entry: 'scripts/prepare.ts', out: 'prepare.mjs' },
  { entry: 'components/replay/frame.ts', out: 'replay.js', browser: true },
]

/**
 * Bundles the programs into a build folder; takes a fraction of a second.
 * @param {string} root
 * @param {string} folder
 */
export async function bundlePrograms(root, folder) {
  const present = bundles.filter(({ entry }) => existsSync(path.join(root, entry)))
  await Promise.all(
    present.map((bundle) => bundleOne(root, bundle.entry, path.join(folder, bundle.out), bundle.browser)),
  )
}

/**
 * @param {string} root
 * @param {string} entry
 * @param {string} outfile
 * @param {boolean} [browser]
 */
export async function bundleOne(root, entry, outfile, browser = false) {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    logLevel: 'error',
    legalComments: 'none',
    tsconfig: path.join(root, 'tsconfig.json'),
    ...(browser
      ? { platform: 'browser', format: 'iife', minify: true, target: 'es2022' }
      : { platform: 'node', format: 'esm', packages: 'external', target: 'node20', sourcemap: 'inline' }),
  })
}

/** Bundling is done by a process that would otherwise live as long as we do. */
export async function endBundler() {
  const { stop } = await import('esbuild')
  await stop()
}
