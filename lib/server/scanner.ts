import { connect } from 'node:net'
import type { Env } from '@/lib/env'
import { inStream, verdictOf } from '@/lib/message/clamd'
import { demoVerdict } from '@/lib/message/demo-verdict'
import type { Scanner, Verdict } from '@/lib/message/scan'
import { environment } from './environment'
import { log } from './log'

type Settings = Pick<Env, 'clamdUrl' | 'demo'>

/** Connecting, sending and answering, all together. */
const patienceMs = 10_000
/** Where clamd listens when nothing else is said. */
const usualPort = 3310
/** clamd answers in a line; whoever says more is something else. */
const longestAnswer = 4_096
/** Who is being asked right now, and how to leave it at that. */
const asking = new Set<() => void>()

/** What this process's scanner says about a file. */
export const scan: Scanner = async (content) => {
  const settings = environment()
  const verdict = await scannerOf(settings)(content)
  if (verdict === 'unavailable' && settings.clamdUrl) log().warn('the virus scanner gave no verdict')
  return verdict
}

/** Whether anybody can be asked at all. */
export function canScan({ clamdUrl, demo }: Settings): boolean {
  return Boolean(clamdUrl) || demo
}

/** The scanner that is configured; in the demo a stand-in; else none, and no file ever gets a verdict. */
export function scannerOf({ clamdUrl, demo }: Settings): Scanner {
  if (clamdUrl) return clamdScanner(clamdUrl)
  return async (content) => (demo ? demoVerdict(content) : 'unavailable')
}

/** For the start of a process: without a scanner nobody will be able to open what is uploaded here. */
export function warnWithoutScanner(settings: Settings): void {
  if (!canScan(settings)) log().warn('CLAMD_URL is not set: files can be sent, and nobody can open them')
}

/** For the end of a process: nobody waits for a verdict any more, and what has none is scanned after the next start. */
export function giveUpScans(): void {
  for (const giveUp of asking) giveUp()
}

/**
 * Asks a clamd over TCP. Whatever goes wrong (nobody there, too slow, cut off, too large for it) is `unavailable`.
 * @param url tcp://host[:port]
 */
export function clamdScanner(url: string, patience = patienceMs): Scanner {
  const { hostname, port } = new URL(url)
  const address = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || usualPort) }
  return (content) =>
    new Promise((resolve) => {
      let answer = ''
      const socket = connect(address).setEncoding('latin1')
      const settle = (verdict: Verdict) => {
        clearTimeout(timer)
        asking.delete(giveUp)
        socket.destroy()
        resolve(verdict)
      }
      const giveUp = () => settle('unavailable')
      const timer = setTimeout(giveUp, patience)
      asking.add(giveUp)
      socket.on('error', giveUp).on('close', giveUp)
      socket.on('data', (part: string) => {
        answer += part
        const end = answer.indexOf('\0')
        if (end >= 0) settle(verdictOf(answer.slice(0, end)))
        else if (answer.length > longestAnswer) giveUp()
      })
      for (const bytes of inStream(content)) socket.write(bytes)
    })
}
