import { createServer, type ServerResponse } from 'node:http'
import path from 'node:path'
import { build } from 'esbuild'
import { replayPage, replayPolicy } from '@/lib/cobrowse/replay-page'

/** A small bank of one page and an advisor's desk of one frame, on a port of their own, without the app around. */
export type CobrowseWorld = { url: string; close: () => Promise<void> }

const root = path.resolve(import.meta.dirname, '../../..')

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'error',
    tsconfig: path.join(root, 'tsconfig.json'),
  })
  return outputFiles[0]?.text ?? ''
}

/** `pages` are the customer's pages by path; `styles` is their stylesheet. */
export async function cobrowseWorld(pages: Record<string, string>, styles: string): Promise<CobrowseWorld> {
  const [customer, advisor, replay, bare] = await Promise.all([
    bundle('tests/support/cobrowse/customer-page.ts'),
    bundle('tests/support/cobrowse/advisor-page.ts'),
    bundle('components/replay/frame.ts'),
    bundle('tests/support/cobrowse/bare-page.ts'),
  ])
  const files: Record<string, [type: string, content: string]> = {
    '/customer.js': ['text/javascript', customer],
    '/advisor.js': ['text/javascript', advisor],
    '/replay.js': ['text/javascript', replay],
    '/_next/static/chunks/bank.css': ['text/css', styles],
    '/bare.js': ['text/javascript', bare],
    '/advisor': ['text/html', desk],
    '/bare': [
      'text/html',
      '<!doctype html><html lang="en"><title>Bare</title><body><script src="/bare.js"></script></body></html>',
    ],
  }
  for (const [at, html] of Object.entries(pages)) files[at] = ['text/html', html]
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/replay') return sendReplay(response)
    const [type, content] = files[pathname] ?? ['text/plain', '']
    response.writeHead(pathname in files ? 200 : 404, { 'Content-Type': `${type}; charset=utf-8` })
    response.end(content)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

function sendReplay(response: ServerResponse): void {
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': replayPolicy('abc'),
  })
  response.end(replayPage('abc', '/replay.js', 'Replay'))
}

const desk = `<!doctype html><html lang="en"><head><title>Desk</title><style>
  body { margin: 0 } iframe { width: 100vw; height: 100vh; border: 0; display: block }
</style></head><body><script src="/advisor.js"></script></body></html>`
