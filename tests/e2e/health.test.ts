import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app'
import { signInByHttp } from '../support/http'

const token = 'the-token-of-the-monitoring'
let app: TestApp
let silent: TestApp

beforeAll(async () => {
  app = await startApp()
  silent = await startApp({ video: false, env: { METRICS_TOKEN: token } })
})

afterAll(async () => {
  await app?.stop()
  await silent?.stop()
})

describe('what monitoring asks', () => {
  test('alive and ready', async () => {
    expect((await fetch(`${app.url}/api/health`)).status).toBe(200)
    const ready = await fetch(`${app.url}/api/ready`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ degraded: [] })
  })

  test('without LiveKit the app is degraded, not down, and says so', async () => {
    const ready = await fetch(`${silent.url}/api/ready`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({ degraded: ['livekit'] })
  })

  test('figures, for whoever has the token; to everybody else they do not exist', async () => {
    const ask = (url: string, headers: Record<string, string> = {}) =>
      fetch(`${url}/api/metrics`, { headers })
    for (const headers of [{}, { authorization: `Bearer ${token}x` }, { authorization: 'Bearer ' }])
      expect((await ask(silent.url, headers as Record<string, string>)).status).toBe(404)
    expect((await ask(app.url, { authorization: 'Bearer ' })).status, 'without a token set').toBe(404)
    expect((await ask(app.url, { authorization: `Bearer ${token}` })).status).toBe(404)
    const answer = await ask(silent.url, { authorization: `Bearer ${token}` })
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4')
    const text = await answer.text()
    expect(text).toContain('# TYPE radrum_streams gauge\nradrum_streams 0\n')
    expect(text).toContain('radrum_bus_healthy 1\n')
    expect(text).toMatch(/^radrum_database_connections \d+$/m)
    expect(text).toMatch(/^process_resident_memory_bytes \d{8,}$/m)
    expect(
      (
        await fetch(`${silent.url}/api/metrics`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        })
      ).status,
    ).toBe(405)
  })

  test('/ sends each role home, and everybody else to sign in', async () => {
    const where = async (answer: Response) => [answer.status, answer.headers.get('location')]
    for (const role of ['customer', 'advisor', 'scheduler']) {
      const known = await signInByHttp(silent, `${role}@demo.example`)
      expect(await where(await known.get('/'))).toEqual([307, `/${role}`])
    }
    expect(await where(await fetch(silent.url, { redirect: 'manual' }))).toEqual([307, '/sign-in'])
  })
})
