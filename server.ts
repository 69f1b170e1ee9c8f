import { createServer } from 'node:http'
import next from 'next'
import { closeDatabase, openDatabase } from '@/db/client'
import { environment } from '@/lib/server/environment'
import { closeBus, openBus } from '@/lib/server/events'
import { listen } from '@/lib/server/listen'
import { log, takeConsoleErrors } from '@/lib/server/log'
import { type Route, route } from '@/lib/server/route'
import { giveUpScans, warnWithoutScanner } from '@/lib/server/scanner'
import { closeStreams } from '@/lib/server/stream'
import { startWorker } from '@/lib/server/worker'

/** Everything ends within this, or is ended: before whoever started us loses patience and takes our jobs with us. */
const deadlineMs = 5_500

async function main(): Promise<void> {
  const env = environment()
  warnWithoutScanner(env)
  openDatabase(env.databaseUrl)
  openBus()
  const running: { worker?: Stoppable; http?: { close(): Promise<void> } } = {}
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), deadlineMs).unref()
    closeStreams()
    giveUpScans()
    // side by side: a request that hangs does not keep jobs from being finished
    await Promise.all([running.http?.close(), running.worker?.stop()])
    await closeBus()
    await closeDatabase()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
  // whoever started us is gone: nobody would stop us later
  process.on('disconnect', () => void stop())
  if (env.worker !== 'off') running.worker = await startWorker()
  const http = env.worker === 'only' ? undefined : await serveHttp()
  running.http = http
  process.send?.({ ready: true, port: http?.port ?? 0 })
}

type Stoppable = { stop(): Promise<void> }

async function serveHttp() {
  const env = environment()
  const dev = process.env.NODE_ENV === 'development'
  if (!dev) takeConsoleErrors()
  // a file on a slow line takes its time; how slow it may be `readUpload` says
  const httpServer = createServer({ headersTimeout: 15_000, requestTimeout: 300_000 })
  const app = next({ dev, hostname: env.host, port: env.port, httpServer, dir: process.cwd() })
  await app.prepare()
  const handler = app.getRequestHandler()
  const toNext: Route = (request, response) => handler(request, response)
  httpServer.on('request', (request, response) => void route(request, response, toNext))
  // nothing of ours upgrades; an open half would hold the stop (in dev, Next's hot reload does)
  if (!dev) httpServer.on('upgrade', (_, socket) => socket.destroy())
  return listen(httpServer, env.port, env.host)
}

main().catch((error: unknown) => {
  log().fatal({ err: error }, 'the app could not start')
  process.exit(1)
})
