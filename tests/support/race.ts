import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'
import type { Finish, FromRacer, Race } from './booking-racer'

type Entry = { actor: Actor; order: Order }

/** Lets processes, each with its own pool, book at the same moment; what came of each entry. */
export async function race(url: string, now: Date, teams: Entry[][]): Promise<Finish[]> {
  const children = teams.map(() => start())
  try {
    await Promise.all(
      children.map((child, nth) => {
        const order: Race = { url, now: now.getTime(), entries: teams[nth] ?? [] }
        const ready = heard(child)
        child.send(order)
        return ready
      }),
    )
    const results = children.map(heard)
    for (const child of children) child.send('go')
    return (await Promise.all(results)).flatMap((said) => ('finishes' in said ? said.finishes : []))
  } finally {
    for (const child of children) child.kill()
  }
}

function start(): ChildProcess {
  return fork(path.resolve('tests/support/booking-racer.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

/** The next thing a racer says; a racer that ends without a word is an error. */
function heard(child: ChildProcess): Promise<FromRacer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a racer ended without a result (${code})`))
    child.once('exit', ended)
    child.once('error', reject)
    child.once('message', (said: FromRacer) => {
      child.off('exit', ended)
      resolve(said)
    })
  })
}
