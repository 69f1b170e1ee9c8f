import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app'
import { useBrowser, visit } from '../support/browser'

const browser = useBrowser()
let app: TestApp
let silent: TestApp

beforeAll(async () => {
  app = await startApp()
  silent = await startApp({ video: false })
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

  test('every role signs in and lands at home', async () => {
    for (const role of ['customer', 'advisor', 'scheduler']) {
      const visitor = await visit(browser(), app, `${role}@demo.example`)
      expect(new URL(visitor.page.url()).pathname).toBe(`/${role}`)
      await visitor.close()
    }
  })
})
