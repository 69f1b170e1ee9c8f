import { fork } from 'node:child_process'
import path from 'node:path'
import type { Actor } from '@/lib/access/actor'
import type { Order } from '@/lib/booking/order'
import type { Finish, Race } from './booking-racer'

type Entry = { actor: Actor; order: Order }

/** Lets two processes, each with its own pool, book at the same moment; what came of each entry. */
export async function race(url: string, now: Date, teams: Entry[][]): Promise<Finish[]> {
  const at = Date.now() + 2_500
  const finishes = await Promise.all(
    teams.map((entries) => runTeam({ url, at, now: now.getTime(), entries })),
  )
  return finishes.flat()
}

function runTeam(order: Race): Promise<Finish[]> {
  return new Promise((resolve, reject) => {
    const child = fork(path.resolve('tests/support/booking-racer.ts'), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('message', (finishes: Finish[]) => resolve(finishes))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`a racer ended without a result (${code})`)))
    child.send(order)
  })
}
