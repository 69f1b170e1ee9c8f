import ts from 'typescript'
import { type Crack, importsOf, type Source, treeOf } from './sources'

/** Pages that anybody may see, and why. */
const openPages: Record<string, string> = {
  'app/page.tsx': 'sends each role home',
  'app/sign-in/page.tsx': 'where one signs in',
  'app/help/page.tsx': 'texts that anybody may read; keeps nothing',
  'app/recover/page.tsx': 'for whoever cannot sign in',
  'app/recover/[token]/page.tsx': 'for whoever has the link',
  'app/demo/mail/page.tsx': 'demo only; 404 otherwise',
  'app/customer/locked/page.tsx': 'shows nothing; the lock lies over it',
  'app/advisor/locked/page.tsx': 'shows nothing; the lock lies over it',
  'app/scheduler/locked/page.tsx': 'shows nothing; the lock lies over it',
}

/** Every page names who may see it: `requireRole` with its own URL's role, before anything else is awaited. */
export function pageCracks(sources: Source[]): Crack[] {
  const pages = sources.filter(({ path }) => /^app\/.*\bpage\.tsx$/.test(path) && !(path in openPages))
  return pages.flatMap(({ path, text }) => {
    const role = path.split('/')[1] ?? ''
    const first = /\bawait\s+([\w.]+)\(([^)]*)\)/.exec(text.slice(text.indexOf('export default')))
    const locked = first?.[1] === 'requireRole' && first[2]?.replaceAll(/['"]/g, '') === role
    return locked ? [] : [`${path} does not begin with requireRole('${role}')`]
  })
}

/** Actions that anybody may call, and why. */
const openActions: Record<string, string> = {
  'app/actions/access.ts askForLink': 'whoever has forgotten the password cannot sign in',
  'app/actions/access.ts saveNewPassword': 'the link says who it is',
  'app/actions/question.ts replyInDemo': 'demo only; not found otherwise',
}

/** Every export of an actions file is made by `action([...roles], ...)`, those named above by `openAction(...)`. */
export function actionCracks(sources: Source[]): Crack[] {
  return sources
    .filter(({ path }) => path.startsWith('app/actions/'))
    .flatMap((source) => {
      const cracks = /^['"]use server['"]/.test(source.text) ? [] : [`${source.path} is not 'use server'`]
      return [...cracks, ...exportsNotMade(source)]
    })
}

/** Endpoints that check who is asking in their own way, and how. */
const ownDoors: Record<string, string> = {
  'app/api/auth/[...nextauth]/route.ts': 'next-auth',
  'app/api/health/route.ts': 'says only that the process is alive',
  'app/api/ready/route.ts': 'says only what is missing',
  'app/api/livekit/webhook/route.ts': 'signature',
  'app/api/channels/[channel]/route.ts': 'signature',
  'app/demo/mail/[id]/invitation.ics/route.ts': 'demo only; 404 otherwise',
}

/**
 * Every method of an endpoint is made by `endpoint` (session and origin) or looks at the session itself, or its file is
 * listed with its own door.
 */
export function endpointCracks(sources: Source[]): Crack[] {
  const asks = /\b(endpoint|requireRole|sessionFromCookie|currentSession)\(/
  return sources
    .filter(({ path }) => /^app\/.*\broute\.tsx?$/.test(path) && !(path in ownDoors))
    .flatMap((source) => {
      const found = methodsOf(source)
      if (found.length === 0) return [`${source.path} does not say who may use it`]
      return found
        .filter(({ text }) => !asks.test(text))
        .map(({ name }) => `${source.path}: ${name} does not say who may use it`)
    })
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function methodsOf(source: Source): { name: string; text: string }[] {
  const file = treeOf(source)
  return file.statements.flatMap((statement) => {
    const parts: ts.Node[] = ts.isVariableStatement(statement)
      ? [...statement.declarationList.declarations]
      : [statement]
    return parts.flatMap((part) => {
      const isNamed = ts.isFunctionDeclaration(part) || ts.isVariableDeclaration(part)
      const name = isNamed ? part.name?.getText(file) : undefined
      return name && methods.has(name) ? [{ name, text: part.getText(file) }] : []
    })
  })
}

/** What answers beside Next (`own` in `lib/server/route.ts`), and how it knows who asks. */
const besideNext: Record<string, RegExp> = {
  serveStream: /\bsessionFromCookie\(/,
  serveMetrics: /\btimingSafeEqual\(/,
}

/** Everything `route` answers itself is listed with its door, and asks there before it begins a good answer. */
export function besideCracks(sources: Source[]): Crack[] {
  const table = sources.find(({ path }) => path === 'lib/server/route.ts')
  const own = /\bconst own: Record<string, Route> = \{([^}]*)\}/.exec(table?.text ?? '')?.[1] ?? ''
  const servers = [...own.matchAll(/:\s*(\w+)/g)].map(([, name = '']) => name)
  return servers.flatMap((name) => {
    const start = new RegExp(`export async function ${name}\\(`)
    const text = sources.find((source) => start.test(source.text))?.text ?? ''
    const before = text.slice(text.search(start)).split(/writeHead\(200|await begin\(/, 1)[0] ?? ''
    return besideNext[name]?.test(before) ? [] : [`${name} does not say who may use it`]
  })
}

/** Exceptions that stand for nothing any more. */
export function staleExceptions(sources: Source[]): Crack[] {
  const known = new Map(sources.map(({ path, text }) => [path, text]))
  const isThere = (exception: string) => {
    const [path = '', name] = exception.split(' ')
    return known.has(path) && (!name || known.get(path)?.includes(`export const ${name} = openAction(`))
  }
  return [...Object.keys(openPages), ...Object.keys(ownDoors), ...Object.keys(openActions)]
    .filter((exception) => !isThere(exception))
    .map((path) => `${path} is an exception, and does not exist`)
}

/** Layouts and the proxy never decide about access. */
export function deciderCracks(sources: Source[]): Crack[] {
  return sources
    .filter(({ path }) => /^(app\/.*layout\.tsx|proxy\.ts)$/.test(path))
    .filter(
      (source) =>
        /\brequireRole\(/.test(source.text) ||
        importsOf(source).some(({ module }) => module === 'lib/access/policy'),
    )
    .map(({ path }) => `${path} decides about access`)
}

function exportsNotMade(source: Source): Crack[] {
  const { path } = source
  const file = treeOf(source)
  const isExported = (node: ts.HasModifiers) =>
    node.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)
  return file.statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement) && isExported(statement))
      return [`${path}: ${statement.name?.text} is not an action`]
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return []
    return statement.declarationList.declarations
      .filter(({ name, initializer }) => {
        const call =
          initializer && ts.isCallExpression(initializer) ? initializer.expression.getText(file) : ''
        return call !== (`${path} ${name.getText(file)}` in openActions ? 'openAction' : 'action')
      })
      .map(({ name }) => `${path}: ${name.getText(file)} is not an action`)
  })
}
