import pino, { type Logger } from 'pino'
import { hideSecretPaths } from '@/lib/access/secret-path'

const key = Symbol.for('radrum.log')
const shared = globalThis as unknown as { [key]?: Logger }

/** Structured log, one JSON line an event (so that a line break in a name cannot forge one). Secrets never reach it. */
export function log(): Logger {
  shared[key] ??= pino({
    level: process.env.LOG_LEVEL || 'info',
    base: { pid: process.pid },
    redact: {
      paths: ['password', '*.password', 'token', '*.token', 'cookie', '*.cookie'],
      censor: '[hidden]',
    },
  })
  return shared[key]
}

/** Logs something unexpected and gives the id under which the person can name it. */
export function logFailure(error: unknown, context: Record<string, unknown> = {}): string {
  const failureId = crypto.randomUUID().slice(0, 8)
  log().error({ err: withoutSecrets(error), failureId, ...context }, 'unexpected failure')
  return failureId
}

/** What Next says of a page that failed, whole and to the console, goes into the log instead, as our own failures do. */
export function takeConsoleErrors(): void {
  const plain = console.error
  console.error = (...said: unknown[]) => {
    const error = said.find((one) => one instanceof Error)
    if (!error) return plain(...said)
    const digest = 'digest' in error ? error.digest : undefined
    log().error({ err: withoutSecrets(error), digest }, 'a page failed')
  }
}

// LiveKit quotes whole tokens in its errors, the query builder whatever people have typed, anybody an address
function withoutSecrets(error: unknown): { name: string; message: string; stack?: string } {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  const hide = (text: string) =>
    hideSecretPaths(text)
      .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, '[token]')
      .replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '')
  return { name, message: hide(message), stack: stack && hide(stack) }
}
