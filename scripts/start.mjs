import path from 'node:path'
import { nodeComplaint } from './start/node-version.mjs'

const complaint = nodeComplaint()
if (complaint) {
  process.stderr.write(`${complaint}\n`)
  process.exit(1)
}

// imported after the check: older versions would not even parse these
const { lifetime } = await import('./start/lifetime.mjs')
const { environmentComplaint } = await import('./start/environment.mjs')
const { serve } = await import('./start/serve.mjs')
const { work } = await import('./start/work.mjs')

const root = path.resolve(import.meta.dirname, '..')
const life = lifetime()
process.chdir(root)
try {
  if (process.argv.includes('--worker')) await work(root, life)
  else await serve(root, life, { dev: process.argv.includes('--dev') })
} catch (error) {
  const text = error instanceof Error ? error.message : String(error)
  if (!life.ending()) await life.end(1, environmentComplaint(error) ?? `Rådrum could not start. ${text}`)
}
