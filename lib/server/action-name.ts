import { readFile } from 'node:fs/promises'
import path from 'node:path'

type Manifest = { node: Record<string, { exportedName?: string }> }
let names: Promise<Map<string, string>> | undefined

/** The name of the action that a request calls, by the build's own list; `action` where there is none (`npm run dev`). */
export async function actionName(id: string | null): Promise<string> {
  names ??= readNames()
  return (await names).get(id ?? '') ?? 'action'
}

async function readNames(): Promise<Map<string, string>> {
  const build = process.env.RADRUM_BUILD
  if (!build) return new Map()
  const text = await readFile(path.join(build, 'next/server/server-reference-manifest.json'), 'utf8')
  const { node } = JSON.parse(text) as Manifest
  return new Map(Object.entries(node).map(([id, { exportedName = 'action' }]) => [id, exportedName]))
}
