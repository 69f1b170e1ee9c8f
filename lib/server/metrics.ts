import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pool } from '@/db/client'
import { environment } from './environment'
import { busHealthy } from './events'
import { countStreams } from './stream'

/** GET /api/metrics: Prometheus text, for whoever has the token; without one configured it does not exist. */
export async function serveMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { metricsToken } = environment()
  const given = Buffer.from(String(request.headers.authorization ?? '').replace(/^Bearer /, ''))
  const expected = Buffer.from(metricsToken ?? '')
  if (!metricsToken || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return void response.writeHead(404).end()
  }
  const { rss } = process.memoryUsage()
  const gauges = {
    radrum_streams: countStreams(),
    radrum_bus_healthy: busHealthy() ? 1 : 0,
    radrum_database_connections: pool().totalCount,
    radrum_database_waiting: pool().waitingCount,
    process_resident_memory_bytes: rss,
    process_uptime_seconds: Math.round(process.uptime()),
  }
  const lines = Object.entries(gauges).map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`)
  response.writeHead(200, { 'Content-Type': 'text/plain; version=0.0.4' }).end(lines.join(''))
}
