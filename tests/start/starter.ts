import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { commandOf, pause } from '@/scripts/start/process.mjs'
import { cleanEnvironment } from '@/scripts/test/test-environment.mjs'
import type { Clone } from './clone'

export type Started = {
  child: ChildProcess
  said: () => string
  /** waits until it has said this, and gives the match */
  until: (what: RegExp, patience?: number) => Promise<RegExpMatchArray>
  /** asks it to stop; its exit code, and how long it took */
  stop: (signal?: NodeJS.Signals) => Promise<{ code: number | null; took: number }>
  exit: () => Promise<number | null>
}

export const readyLine = /^Rådrum is ready at (http:\S+)$/m

/** `npm start` in a clone, as a person would run it, with nothing set but what is given. */
export function start(clone: Clone, env: Record<string, string> = {}): Started {
  return run(clone, ['scripts/start.mjs'], env)
}

/** One of the clone's programs, with nothing set but what is given. */
export function run(clone: Clone, args: string[], env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, args, {
    cwd: clone.folder,
    env: { ...cleanEnvironment(clone.cache), NODE_ENV: 'production', RADRUM_CACHE: clone.cache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
  }
  const isOver = () => child.exitCode !== null || child.signalCode !== null
  const exit = async () => {
    if (!isOver()) await once(child, 'exit')
    return child.exitCode
  }
  const until = async (what: RegExp, patience = 60_000) => {
    for (const deadline = Date.now() + patience; ; await pause(25)) {
      const match = text.match(what)
      if (match) return match
      if (isOver() || Date.now() > deadline) throw new Error(`It never said ${what}, but:\n${text}`)
    }
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const began = performance.now()
    child.kill(signal)
    const code = await exit()
    return { code, took: performance.now() - began }
  }
  return { child, said: () => text, until, stop, exit }
}

/** Every process of this clone: whose command line names its folder or, PostgreSQL's, its cache. */
export function processesOf({ folder, cache }: Clone): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid)
    .filter((pid) => commandOf(pid).includes(folder) || commandOf(pid).includes(cache))
}

/** Their command lines. */
export function commandsOf(clone: Clone): string[] {
  return processesOf(clone).map(commandOf)
}

/** The one process of the clone whose command line has this in it. */
export function processNamed(clone: Clone, word: string): number {
  const found = processesOf(clone).filter((pid) => commandOf(pid).includes(word))
  const [parent] = found.filter((pid) => !found.includes(parentOf(pid)))
  if (!parent) throw new Error(`no process of ${clone.folder} is named ${word}`)
  return parent
}

function parentOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
}

/** Where these processes listen or wait for datagrams: hex address of /proc/net (Linux). */
export function socketsOf(pids: number[]): { file: string; address: string }[] {
  const inodes = new Set(pids.flatMap(socketInodes))
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((file) =>
    readFileSync(path.join('/proc/net', file), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(
        ([, , , state, , , , , , inode]) => inodes.has(inode ?? '') && (state === '0A' || state === '07'),
      )
      .map(([, local]) => ({ file, address: local?.split(':')[0] ?? '' })),
  )
}

function socketInodes(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap(
    (fd) => /socket:\[(\d+)\]/.exec(linkOf(path.join(folder, fd)))?.[1] ?? [],
  )
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}
