import { existsSync } from 'node:fs'
import path from 'node:path'

/** @typedef {import('../../lib/env').Env} Env */

/**
 * Reads the file .env beside package.json, if there is one. What the shell has set wins.
 * @param {string} root
 */
export function loadDotEnv(root) {
  const file = path.join(root, '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}

/**
 * The checked environment, read by the same code as the app's (lib/env.ts).
 * @param {string} root
 * @returns {Promise<Env>}
 */
export async function readEnvironment(root) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['lib/env.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64')
  /** @type {typeof import('../../lib/env')} */
  const { parseEnv } = await import(`data:text/javascript;base64,${code}`)
  return parseEnv(process.env)
}

/**
 * Words for a start that a wrong variable stops.
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function environmentComplaint(error) {
  if (!(error instanceof Error) || error.name !== 'EnvError') return undefined
  const lines = error.message.split('\n').map((line) => `  ${line}`)
  return `The environment is not right:\n${lines.join('\n')}\nSee .env.example for every variable.`
}
